/// Drafts that a user keeps under names of their own: in the settings, and in files to hand on.
///
/// One path: the user saves what stands in the composer as «my ping»;
/// [framescope.preset.SavedPreset] writes it down as a record that goes to JSON,
/// [framescope.preset.SavedPresets] takes it among the others, which are a section of the settings,
/// and [framescope.preset.PresetFile] writes them to a file and reads those of somebody else.
@NullMarked
package framescope.preset;

import org.jspecify.annotations.NullMarked;
