/** Kubernetes' validating admission ({@code admission.k8s.io/v1}) as questions to the gate. */
@NullMarked
package dev.assize.server.admission;

import org.jspecify.annotations.NullMarked;
