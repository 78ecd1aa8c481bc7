/** SciJava commands, one per menu entry. Layer 6. */
package ecm.command;
