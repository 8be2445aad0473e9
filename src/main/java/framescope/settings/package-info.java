/// What a user has chosen, kept from one run to the next.
///
/// Each feature has a [framescope.settings.Section] of its own: a name, and a record with the
/// defaults. [framescope.settings.UserSettings] gives and takes such records, in memory; files are
/// touched only where they are read at the start and by `write`, which whoever owns the settings
/// calls off the FX thread.
///
/// The file is JSON, made to be read and mended by people. What the program does not know in it
/// stays there, so that an older version does not take from a newer one. A file that is no JSON is
/// put aside under another name, and a value that cannot be is taken for its default.
///
/// It uses no other package of ours. A package whose records are kept here must be open to
/// `tools.jackson.databind` in `module-info`.
@NullMarked
package framescope.settings;

import org.jspecify.annotations.NullMarked;
