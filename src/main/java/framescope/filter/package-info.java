/// Display filters: which rows of a capture to show, in Wireshark's language.
///
/// A text becomes pieces ([framescope.filter.FilterLexer]), a tree
/// ([framescope.filter.FilterParser]), and then, once fields, operators and values are found to go
/// together, tests of rows ([framescope.filter.FilterCompiler]). Whatever is wrong with it is a
/// [framescope.filter.FilterSyntaxException] with a place and a reason, whose words stand in
/// `messages.properties`. Names and types of fields come from [framescope.dissect.FieldSpec], where
/// each is declared once; sources ([framescope.filter.NumberSource] and its like) take their
/// values out of rows without dissecting them.
///
/// It uses `dissect`, `capture` and `protocol`, and touches no file, socket, clock or thread:
/// [framescope.filter.FilterScan] does its work on the thread of whoever calls it.
///
/// One path: `websocket.len > 125` is typed; the parser finds a field, an operator and a value;
/// the compiler reads the value as a number, since the field is one, and makes a test that compares
/// packed longs; a scan copies 512 rows at a time into a block, asks the test for each, and keeps a
/// bit for those that pass; the frame list shows a window of them.
@NullMarked
package framescope.filter;

import org.jspecify.annotations.NullMarked;
