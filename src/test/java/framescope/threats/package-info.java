/// What must happen when peers go wrong or mean harm, as far as it takes a server in a process of
/// its own to see it: its memory, its descriptors, its network.
///
/// `ThreatTableTest` has the table of all threats, and sees to it that each has a test.
@NullMarked
package framescope.threats;

import org.jspecify.annotations.NullMarked;
