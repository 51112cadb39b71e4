package dev.tunegate.providers.bedrock.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** As much of XML as S3 needs. */
final class Xml {

    private Xml() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String tag(String name, Object value) {
        return "<" + name + ">" + escaped(String.valueOf(value)) + "</" + name + ">";
    }

    /** All elements of that name, in order. */
    static List<Element> elements(byte[] document, String name) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var nodes =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(document))
                            .getElementsByTagName(name);
            var elements = new ArrayList<Element>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    static String child(Element element, String name) {
        var nodes = element.getElementsByTagName(name);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent();
    }
}
