package framescope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.settings.UserSettings;
import framescope.text.Messages;
import framescope.ui.files.JournalRoom;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The room for journals as it is given on the command line.
class JournalOptionsTest {
    private static CommandLineOptions parse(String... arguments) {
        CommandLineOptions options = new CommandLineOptions();
        new CommandLine(options).setResourceBundle(Messages.bundle()).parseArgs(arguments);
        return options;
    }

    @Test
    void withoutOptionsTheChoicesOfTheWindowHold() {
        assertThat(parse().journal().forThisRun()).isEqualTo(JournalRoom.ForThisRun.NOTHING);
        assertThat(parse().journal().room(UserSettings.inMemory())).isEqualTo(JournalRoom.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 1000", "200M, 209715200", "1.5k, 1536", "4 GiB, 4294967296"})
    void amountsHaveUnits(String written, long bytes) {
        CommandLineOptions options = parse("--journal-limit", written, "--journal-floor", "7");
        assertThat(options.journal().forThisRun())
                .isEqualTo(new JournalRoom.ForThisRun(OptionalLong.of(bytes), OptionalLong.of(7)));
        assertThat(options.terminalOptions().keeping().journalBytes()).isEqualTo(bytes);
        assertThat(options.terminalOptions().keeping().spaceFloor()).isEqualTo(7);
        assertThat(options.readOptions(Path.of("a.pcapng")).spaceFloor()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "much", "4X", "99999999999999T"})
    void otherWordsAreNoAmount(String written) {
        assertThatThrownBy(() -> parse("--journal-limit", written))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("200M or 4G");
    }
}
