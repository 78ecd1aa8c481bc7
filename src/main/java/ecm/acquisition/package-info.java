/** What the recording itself allows: speckle size and number, counts, sampling. Layer 2. */
package ecm.acquisition;
