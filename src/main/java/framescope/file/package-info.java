/// What every file that the program writes has in common, whatever it holds: it is there as a whole
/// or not at all ([framescope.file.SafeFile]), and its name does no harm
/// ([framescope.file.FileName]).
///
/// It uses nothing of ours, and everybody may use it.
@NullMarked
package framescope.file;

import org.jspecify.annotations.NullMarked;
