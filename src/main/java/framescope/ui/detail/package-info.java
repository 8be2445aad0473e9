/// What the selected row is made of: field tree, bytes, payload, explanation.
///
/// There is one selected range: the tree and both hex views read it and set it, so they stay in
/// step. Taking a row apart is left to a background task; its result is dropped when another row
/// was selected meanwhile.
///
/// One path: a row is selected; [framescope.ui.detail.DetailViewModel] has it dissected; the tree
/// shows the fields and the hex view its bytes, one colour a field; a click on a byte selects the
/// smallest field that holds it, and that field's range lights up.
@NullMarked
package framescope.ui.detail;

import org.jspecify.annotations.NullMarked;
