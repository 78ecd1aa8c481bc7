/** What the commands share: fields and their checks, macro options, errors, images. Layer 5. */
package ecm.command.base;
