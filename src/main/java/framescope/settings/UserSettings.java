package framescope.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a user has chosen, section by section.
///
/// Sections are read and set in memory; only [#at] and [#write] touch a file, so both have no place
/// on the FX thread. May be used from any thread.
public final class UserSettings {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Optional<SettingsFile> file;
    private final ObjectNode kept;
    private final Map<String, Record> values = new HashMap<>();
    private final Map<String, ObjectNode> unwritten = new LinkedHashMap<>();
    private boolean changed;
    private boolean odd;
    private Optional<SettingsProblem> problem;

    private UserSettings(
            Optional<SettingsFile> file, ObjectNode kept, Optional<SettingsProblem> problem) {
        this.file = file;
        this.kept = kept;
        this.problem = problem;
    }

    /// Settings that begin with the defaults and end with the program.
    public static UserSettings inMemory() {
        return new UserSettings(Optional.empty(), MAPPER.createObjectNode(), Optional.empty());
    }

    /// The settings of this user, read from where the system keeps such things.
    public static UserSettings ofUser() {
        return at(SettingsPlace.ofUser());
    }

    /// The settings in a file, which is made when something is chosen.
    public static UserSettings at(Path path) {
        SettingsFile file = new SettingsFile(path, MAPPER);
        SettingsFile.Found found = file.read();
        return new UserSettings(Optional.of(file), found.content(), found.problem());
    }

    /// What was chosen, or the defaults.
    public synchronized <T extends Record> T get(Section<T> section) {
        Record value = values.get(section.name());
        if (value == null) {
            value = read(section);
            values.put(section.name(), value);
        }
        return section.type().cast(value);
    }

    /// Chooses. [#write] keeps it.
    public synchronized <T extends Record> void set(Section<T> section, T value) {
        if (!value.equals(get(section))) {
            values.put(section.name(), value);
            unwritten.put(section.name(), MAPPER.valueToTree(value));
            changed = true;
        }
    }

    /// Whether there is something that [#write] has not tried to keep.
    public synchronized boolean changed() {
        return changed && file.isPresent();
    }

    /// What was found to be wrong with the file; told once.
    public synchronized Optional<SettingsProblem> takeProblem() {
        Optional<SettingsProblem> told = problem;
        problem = Optional.empty();
        return told;
    }

    /// Keeps what was chosen since the last time. Waits for the disk.
    ///
    /// @throws IOException when it could not be kept; the file is as it was, and the next call
    ///     tries again
    public void write() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        // One writer at a time, while choices may still be made.
        synchronized (file.get()) {
            Map<String, ObjectNode> sections;
            boolean keepAside;
            synchronized (this) {
                sections = new LinkedHashMap<>(unwritten);
                keepAside = odd;
                changed = false;
            }
            if (sections.isEmpty()) {
                return;
            }
            if (keepAside) {
                file.get().keepAside();
            }
            file.get().change(sections);
            synchronized (this) {
                sections.forEach((name, fields) -> unwritten.remove(name, fields));
                odd = false;
            }
        }
    }

    // ---------------------------------------------------------------- from JSON

    private <T extends Record> T read(Section<T> section) {
        if (!(kept.get(section.name()) instanceof ObjectNode chosen)) {
            return section.defaults();
        }
        ObjectNode whole = MAPPER.valueToTree(section.defaults());
        whole.setAll(chosen);
        return parse(section, whole).orElseGet(() -> fieldByField(section, chosen));
    }

    /// What comes back of a section's defaults when they have gone through a file.
    static <T extends Record> T roundTrip(Section<T> section) {
        return MAPPER.readValue(MAPPER.writeValueAsBytes(section.defaults()), section.type());
    }

    private <T extends Record> T fieldByField(Section<T> section, ObjectNode chosen) {
        noteOddValues();
        ObjectNode good = MAPPER.valueToTree(section.defaults());
        for (Map.Entry<String, JsonNode> field : chosen.properties()) {
            ObjectNode tried = good.deepCopy();
            tried.set(field.getKey(), field.getValue());
            if (parse(section, tried).isPresent()) {
                good = tried;
            }
        }
        return parse(section, good).orElse(section.defaults());
    }

    private void noteOddValues() {
        odd = true;
        file.ifPresent(ours ->
                problem =
                        Optional.of(
                                new SettingsProblem(
                                        SettingsProblem.Kind.ODD_VALUES, ours.aside())));
    }

    private static <T extends Record> Optional<T> parse(Section<T> section, ObjectNode fields) {
        try {
            return Optional.ofNullable(MAPPER.treeToValue(fields, section.type()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
