package framescope.inspector.file;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourJson;
import framescope.behaviour.BehaviourSyntaxException;
import framescope.behaviour.BehaviourWriter;
import framescope.file.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds a behaviour as JSON in UTF-8.
public final class BehaviourFile {
    // In bytes; a behaviour of the longest texts would not have so many characters.
    private static final int MOST_BYTES = 4 << 20;

    private BehaviourFile() {}

    /// Reads a file; waits for the disk.
    ///
    /// @throws BehaviourSyntaxException when it holds no behaviour
    public static Behaviour read(Path file) throws IOException, BehaviourSyntaxException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES);
            String text = new String(content, StandardCharsets.UTF_8);
            // Windows puts a mark of the byte order before it.
            return BehaviourJson.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        }
    }

    /// Writes a file; waits for the disk.
    ///
    /// @param overwrite whether one that is there may be replaced
    /// @throws BehaviourSyntaxException when it is too big to be read again; nothing is written
    public static void write(Path file, boolean overwrite, Behaviour behaviour)
            throws IOException, BehaviourSyntaxException {
        String json = BehaviourWriter.write(behaviour);
        BehaviourJson.read(json);
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, overwrite, out -> out.write(content));
    }
}
