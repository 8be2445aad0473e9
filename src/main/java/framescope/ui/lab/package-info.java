/// The conformance lab: what a browser does about right and wrong frames.
///
/// One path: the user clicks «Run all»; [framescope.ui.lab.LabViewModel] opens the test page and
/// lets a [framescope.lab.Lab] send one preset after the other in the background; each
/// [framescope.lab.LabCase] becomes a row.
@NullMarked
package framescope.ui.lab;

import org.jspecify.annotations.NullMarked;
