/** SCIM 2.0 (RFC 7643, RFC 7644): how a directory says which people and groups there are. */
@NullMarked
package dev.tunegate.api.scim;

import org.jspecify.annotations.NullMarked;
