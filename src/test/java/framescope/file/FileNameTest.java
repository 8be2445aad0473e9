package framescope.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Threat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A name that somebody else has chosen does no harm.
@Threat("F10")
class FileNameTest {
    @TempDir private Path folder;

    private static String suggest(String wish) {
        return FileName.suggest(wish, "capture", ".har");
    }

    @ParameterizedTest
    @CsvSource({
        "chat,                       chat.har",
        "Grüße λ 漢字,                Grüße λ 漢字.har",
        "/chat/room,                 chat_room.har",
        "../../etc/passwd,           etc_passwd.har",
        "'C:\\Windows\\system.ini',  C_Windows_system.ini.har",
        "'a<b>c|d?e*f\"g',           a_b_c_d_e_f_g.har",
        ".hidden,                    hidden.har",
        "-rf,                        rf.har",
        "ends with dots...,          ends with dots.har",
    })
    void whatIsNotAllowedIsReplaced(String wish, String name) {
        assertThat(suggest(wish)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "...", "/", "\\//", "\u202e\u200b", "\u0000\u0007", ". .", "--"})
    void whereNothingIsLeftThereIsAnotherName(String wish) {
        assertThat(suggest(wish)).isEqualTo("capture.har");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "con",
                "CON",
                "nul",
                "aux.txt",
                "Prn",
                "com1",
                "LPT9.tar",
                "com\u00b9",
                "nul "
            })
    void theNameOfADeviceIsNone(String wish) {
        assertThat(suggest(wish)).startsWith("_");
        assertThat(FileName.suggest(wish, "capture", "")).startsWith("_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "com", "com10", "lpt", "nullable"})
    void aNameThatOnlyBeginsLikeADeviceStays(String wish) {
        assertThat(suggest(wish)).isEqualTo(wish + ".har");
    }

    @Test
    void whatNobodySeesIsLeftOut() {
        // With U+202E, «picture<U+202E>gnp.exe» reads «pictureexe.png».
        assertThat(suggest("picture\u202egnp.exe")).isEqualTo("picturegnp.exe.har");
        assertThat(suggest("a\u0000b\u001bc\u007fd\u200be\ufefff\u2066g\ud800h\ue000i"))
                .isEqualTo("abcdefghi.har");
        assertThat(suggest("two\u2028lines\u00a0or")).isEqualTo("two lines or.har");
    }

    @Test
    void aLongNameIsCutAndKeepsItsEnding() {
        assertThat(suggest("x".repeat(1000))).isEqualTo("x".repeat(116) + ".har");
        assertThat(suggest("a" + "\ud83d\ude00".repeat(100))).hasSizeLessThan(121).endsWith(".har");
        assertThat(suggest("x".repeat(115) + ". .y")).isEqualTo("x".repeat(115) + ".har");
    }

    @Test
    void anyTextGivesANameThatASystemTakes() throws Exception {
        Random random = new Random(6);
        for (int round = 0; round < 5000; round++) {
            StringBuilder wish = new StringBuilder();
            int length = random.nextInt(300);
            for (int i = 0; i < length; i++) {
                wish.appendCodePoint(
                        random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(128));
            }
            String name = suggest(wish.toString());
            assertThat(name.length()).isBetween(5, FileName.MOST_CHARACTERS);
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
            assertThat(folder.resolve(name).normalize().getParent()).isEqualTo(folder);
            assertThat(name).isEqualTo(suggest(name.substring(0, name.length() - 4)));
            if (round % 50 == 0) {
                Files.delete(Files.createFile(folder.resolve(name)));
            }
        }
    }
}
