/** Tables and files, written whole or not at all. Layer 0. */
package ecm.files;
