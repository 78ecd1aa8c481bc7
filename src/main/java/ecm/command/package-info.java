/** SciJava commands, one per menu entry. Layer 5. */
package ecm.command;
