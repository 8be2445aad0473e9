package framescope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Gives a parameterized test, as `byte[]`, no bytes at all and then each file of the corpus of its
/// class, `src/test/corpus/framescope.protocol.FrameDecoderFuzzTest` for one.
///
/// Such a class has a method `public static void fuzzerTestOneInput(byte[])`, which a fuzzer calls
/// with all that it can think of (see README.md). What it found worth keeping stands in the corpus
/// beside what people put there, and runs with the other tests, without the fuzzer.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(FuzzCorpus.Inputs.class)
public @interface FuzzCorpus {
    /// Reads the files.
    final class Inputs implements ArgumentsProvider {
        private static final Path ALL = Path.of("src", "test", "corpus");

        @Override
        public Stream<Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) throws IOException {
            Path folder = ALL.resolve(context.getRequiredTestClass().getName());
            Stream<Named<byte[]>> kept = files(folder).stream().map(Inputs::named);
            return Stream.concat(Stream.of(Named.of("nothing", new byte[0])), kept)
                    .map(Arguments::of);
        }

        private static List<Path> files(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().toList();
            }
        }

        private static Named<byte[]> named(Path file) {
            try {
                return Named.of(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
