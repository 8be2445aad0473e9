package framescope.preset;

import framescope.file.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// A file that holds presets as JSON in UTF-8.
public final class PresetFile {
    // A MiB of payloads, of which every byte may have become \u0000, and all the rest.
    private static final int MOST_BYTES = 8 << 20;
    private static final int DEEPEST = 16;
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .annotationIntrospector(new RequiredUnlessOptional())
                    .build();

    private PresetFile() {}

    /// Asks for everything that is not optional. Jackson knows only all or nothing.
    private static final class RequiredUnlessOptional extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member.getRawType() != Optional.class;
        }
    }

    /// A file holds no presets.
    public static final class NoPresetsException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final int column;

        private NoPresetsException(String reason, int line, int column) {
            super(reason);
            this.line = line;
            this.column = column;
        }

        /// Where the fault is, from 1 on.
        public int line() {
            return line;
        }

        /// Where the fault is in its line, from 1 on.
        public int column() {
            return column;
        }
    }

    /// Reads a file; waits for the disk.
    ///
    /// @throws NoPresetsException when it holds no presets, or too many
    public static SavedPresets read(Path file) throws IOException, NoPresetsException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in.readNBytes(MOST_BYTES + 1));
        }
    }

    /// Reads JSON. Total: any bytes are presets, or the exception says why not.
    static SavedPresets parse(byte[] json) throws NoPresetsException {
        if (json.length > MOST_BYTES) {
            throw new NoPresetsException("more than " + MOST_BYTES + " bytes", 1, 1);
        }
        try {
            SavedPresets read = JSON.readValue(json, SavedPresets.class);
            if (read == null) {
                throw new NoPresetsException("null", 1, 1);
            }
            return read;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new NoPresetsException(
                    reason,
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()));
        }
    }

    /// The presets as JSON, to be read again.
    static byte[] json(SavedPresets presets) {
        return JSON.writeValueAsBytes(presets);
    }

    /// Writes a file; waits for the disk.
    ///
    /// @param overwrite whether one that is there may be replaced
    public static void write(Path file, boolean overwrite, SavedPresets presets)
            throws IOException {
        byte[] content = json(presets);
        SafeFile.write(file, overwrite, out -> out.write(content));
    }
}
