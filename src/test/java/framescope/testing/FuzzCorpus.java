package framescope.testing;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
/// with all that it can think of (see README.md). What broke something stands in the corpus beside
/// what people put there; the fewest inputs that reach all that a fuzzer has reached lie in a `.zip`
/// of the same name, where there is one. All run with the other tests, without the fuzzer.
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
            List<Named<byte[]>> inputs = new ArrayList<>();
            inputs.add(Named.of("nothing", new byte[0]));
            for (Path file : files(folder)) {
                inputs.add(Named.of(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            Path reached = Path.of(folder + ".zip");
            if (Files.exists(reached)) {
                addEntries(reached, inputs);
            }
            return inputs.stream().map(Arguments::of);
        }

        private static void addEntries(Path archive, List<Named<byte[]>> inputs)
                throws IOException {
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    inputs.add(Named.of(entry.getName(), in.readAllBytes()));
                }
            }
        }

        private static List<Path> files(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().toList();
            }
        }
    }
}
