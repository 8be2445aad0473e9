package framescope.preset;

import framescope.settings.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The presets of a user, in the order that they chose. No two have the same name. Immutable.
public record SavedPresets(List<SavedPreset> presets) {
    /// No preset.
    public static final SavedPresets NONE = new SavedPresets(List.of());

    /// Where the settings keep them.
    public static final Section<SavedPresets> SECTION = new Section<>("presets", NONE);

    /// How many there may be.
    public static final int MOST = 500;

    /// How many bytes the payloads of all may have: they are read at every start.
    public static final int MOST_BYTES = 1 << 20;

    /// @throws IllegalArgumentException when there are too many, or two of one name
    public SavedPresets {
        presets = List.copyOf(presets);
        if (presets.stream().map(SavedPreset::name).distinct().count() < presets.size()) {
            throw new IllegalArgumentException("two presets of one name");
        }
        if (presets.size() > MOST
                || presets.stream().mapToLong(SavedPreset::size).sum() > MOST_BYTES) {
            throw new IllegalArgumentException("more than " + MOST + " presets, or a MiB");
        }
    }

    /// Whether one has this name.
    public boolean has(String name) {
        return presets.stream().anyMatch(each -> each.name().equals(name));
    }

    /// The same with more: one takes the place of its namesake, others come last.
    ///
    /// @throws IllegalArgumentException when these would be too many
    public SavedPresets with(List<SavedPreset> more) {
        Map<String, SavedPreset> all = new LinkedHashMap<>();
        presets.forEach(each -> all.put(each.name(), each));
        more.forEach(each -> all.put(each.name(), each));
        return new SavedPresets(List.copyOf(all.values()));
    }

    /// The same with one renamed.
    ///
    /// @throws IllegalArgumentException when another has the name, or it is blank or too long
    public SavedPresets renamed(int index, String name) {
        List<SavedPreset> all = new ArrayList<>(presets);
        all.set(index, all.get(index).named(name));
        return new SavedPresets(all);
    }

    /// The same with two neighbours in each other's place.
    public SavedPresets swapped(int index, int neighbour) {
        List<SavedPreset> all = new ArrayList<>(presets);
        Collections.swap(all, index, neighbour);
        return new SavedPresets(all);
    }

    /// The same without one.
    public SavedPresets without(int index) {
        List<SavedPreset> all = new ArrayList<>(presets);
        all.remove(index);
        return new SavedPresets(all);
    }
}
