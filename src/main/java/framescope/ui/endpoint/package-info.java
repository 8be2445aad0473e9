/// The toolbar's server: address, Start and Stop, state, reply mode, test page, and what went wrong.
///
/// One path: «Start» calls [framescope.ui.endpoint.EndpointViewModel], which reads the address,
/// leaves the starting to a background task, and shows «running» or, in a sentence, why not and
/// which port is free.
@NullMarked
package framescope.ui.endpoint;

import org.jspecify.annotations.NullMarked;
