package dev.tunegate.bootstrap.configuration;

/** Where something stands in the configuration: its file, line and key path. */
record Place(String file, int line, String path) {

    static Place top(String file) {
        return new Place(file, 1, "");
    }

    Place key(String name, int at) {
        return new Place(file, at, path.isEmpty() ? name : path + "." + name);
    }

    Place item(int index, int at) {
        return new Place(file, at, path + "[" + index + "]");
    }

    /** The beginning of every sentence about it. */
    @Override
    public String toString() {
        return path.isEmpty() ? file : file + ":" + line + ": " + path;
    }
}
