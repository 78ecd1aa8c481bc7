/** Runs the suite without Fiji: menu, dialogs, command line. Layer 6. */
package ecm.standalone;
