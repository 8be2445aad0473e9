package framescope;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourSyntaxException;
import framescope.inspector.file.BehaviourFile;
import framescope.text.BehaviourProblem;
import framescope.text.FileProblem;
import framescope.text.Messages;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the file that an option names as a behaviour.
final class BehaviourConverter implements ITypeConverter<Behaviour> {
    @Override
    public Behaviour convert(String name) {
        Path file = path(name);
        try {
            return BehaviourFile.read(file);
        } catch (BehaviourSyntaxException e) {
            throw new TypeConversionException(
                    Messages.format(
                            "behaviour.inFile",
                            FileProblem.name(file),
                            BehaviourProblem.describe(e)));
        } catch (IOException e) {
            throw new TypeConversionException(FileProblem.describe(file, e));
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
