/** Pages of HTML that need nothing else. Layer 3. */
package ecm.report.page;
