/** Runs the suite without Fiji: menu, dialogs, command line. Layer 7. */
package ecm.standalone;
