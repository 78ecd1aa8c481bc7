/** All matches of a record joined in one least-squares solution. Layer 2. */
package ecm.registration.joint;
