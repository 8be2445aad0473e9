package framescope.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object in a file, which is there as a whole or not at all.
///
/// Two programs may write to one file: each changes the sections that it was told to and leaves
/// the others as they are then.
final class SettingsFile {
    private static final long MOST_BYTES = 16 << 20;
    private static final Optional<SettingsProblem.Kind> UNREADABLE =
            Optional.of(SettingsProblem.Kind.UNREADABLE);

    private final Path path;
    private final JsonMapper mapper;

    SettingsFile(Path path, JsonMapper mapper) {
        this.path = path;
        this.mapper = mapper;
    }

    /// What reading has found.
    ///
    /// @param content nothing where the file is not there or cannot be understood
    /// @param problem why the content is not what the file says
    record Found(ObjectNode content, Optional<SettingsProblem> problem) {}

    /// Reads the file. What is no JSON object is moved out of the way.
    Found read() {
        ObjectNode nothing = mapper.createObjectNode();
        if (!Files.exists(path)) {
            return new Found(nothing, Optional.empty());
        }
        try {
            Optional<ObjectNode> content = parse();
            if (content.isPresent()) {
                return new Found(content.get(), Optional.empty());
            }
            Files.move(path, aside(), StandardCopyOption.REPLACE_EXISTING);
            return new Found(nothing, problem(SettingsProblem.Kind.CORRUPT, aside()));
        } catch (IOException e) {
            return new Found(nothing, problem(SettingsProblem.Kind.UNREADABLE, path));
        }
    }

    private static Optional<SettingsProblem> problem(SettingsProblem.Kind kind, Path file) {
        return Optional.of(new SettingsProblem(kind, file));
    }

    private Optional<ObjectNode> parse() throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(path);
        try {
            JsonNode root = mapper.readTree(bytes);
            return root instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// Where a file goes that cannot be understood.
    Path aside() {
        return path.resolveSibling(path.getFileName() + ".bad");
    }

    /// Keeps what the file says now under another name, too.
    void keepAside() throws IOException {
        if (Files.exists(path)) {
            Files.copy(path, aside(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Changes these sections in the file, and in them the fields that are given.
    ///
    /// @throws IOException when nothing was changed
    void change(Map<String, ObjectNode> sections) throws IOException {
        Found found = read();
        if (found.problem().map(SettingsProblem::kind).equals(UNREADABLE)) {
            throw new AccessDeniedException(path.toString());
        }
        ObjectNode content = found.content();
        sections.forEach((name, fields) -> {
            if (content.get(name) instanceof ObjectNode section) {
                section.setAll(fields);
            } else {
                content.set(name, fields);
            }
        });
        // A link to a file elsewhere stays one.
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = target.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        replace(folder, target, mapper.writeValueAsBytes(content));
    }

    private static void replace(Path folder, Path target, byte[] content) throws IOException {
        Path written = Files.createTempFile(folder, ".settings-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
