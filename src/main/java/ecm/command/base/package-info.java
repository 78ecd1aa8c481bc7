/** What the commands share: fields and their checks, macro options, errors, images. Layer 6. */
package ecm.command.base;
