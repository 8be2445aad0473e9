package framescope.settings;

import java.util.Objects;

/// A part of the settings that belongs to one feature.
///
/// @param name its name in the file
/// @param defaults what holds until the user has chosen; no component of it may be null
public record Section<T extends Record>(String name, T defaults) {
    public Section {
        Objects.requireNonNull(name);
        Objects.requireNonNull(defaults);
    }

    // The class of a record is that of its defaults: records have no subclasses.
    @SuppressWarnings("unchecked")
    Class<T> type() {
        return (Class<T>) defaults.getClass();
    }
}
