package framescope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import framescope.capture.MemoryCapture;
import framescope.capture.file.LeftOutPackets;
import framescope.inspector.file.CaptureImport;
import framescope.inspector.file.ImportSummary;
import framescope.testing.Threat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user is told of a file that cannot be opened: what is wrong, where, and what would help.
class FileProblemTest {
    @TempDir private Path folder;

    private String told(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file.har"), content);
        CaptureImport reading = new CaptureImport(file, MemoryCapture.keeping(1 << 20), Set.of());
        return FileProblem.describe(file, assertThrows(IOException.class, reading::run));
    }

    private String told(String content) throws IOException {
        return told(content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] compressed(String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    @Threat("F7")
    void whatIsNoJsonIsToldWithLineAndColumn() throws Exception {
        assertThat(told("{\"log\":\n{\"entries\": nonsense"))
                .contains("no JSON", "nonsense", "line 2, column ", "byte 2");
    }

    @Test
    @Threat("F7")
    void ofACompressedFileThePlaceIsInWhatWasUnpacked() throws Exception {
        assertThat(told(compressed("{\"log\":\n{\"entries\": nonsense")))
                .contains("line 2, column ", "unpacked");
    }

    @Test
    @Threat("F7")
    void aLimitIsToldWithItsValueAndItsPlace() throws Exception {
        String deep = "{\"log\":{\"entries\":[\n{\"_webSocketMessages\":" + "[".repeat(1000);
        assertThat(told(deep)).contains("200", "67,108,864", "line 2, column ");
    }

    @Test
    @Threat("F7")
    void anotherAlphabetThanJsonHasIsToldWithItsPlace() throws Exception {
        byte[] odd = "{\"log\":{}}".getBytes(Charset.forName("UTF-32BE"));
        for (int i = 0; i + 3 < odd.length; i += 4) {
            byte last = odd[i + 3];
            odd[i + 3] = odd[i + 2];
            odd[i + 2] = last;
        }
        assertThat(told(odd)).contains("cannot be read").containsAnyOf("line 1, column ", "begins");
    }

    @Test
    @Threat("F7")
    void aHarWithoutALogSaysWhereOneWasWanted() throws Exception {
        assertThat(told("{\n}")).contains("no HAR", "line 2, column 1");
    }

    @Test
    void ofAnUnknownFormatTheBeginningIsToldAndWhatIsRead() throws Exception {
        assertThat(told("GMBU\u0001\u0002 and so on"))
                .contains("47 4d 42 55", "pcapng", "pcap", "HAR", "editcap");
    }

    @Test
    void anEmptyFileIsToldToBeEmpty() throws Exception {
        assertThat(told("")).contains("empty");
    }

    @Test
    void theSystemsReasonsAreSentences() {
        Path file = folder.resolve("x.har");
        assertThat(FileProblem.describe(file, new NoSuchFileException(file.toString())))
                .isEqualTo("There is no file «x.har».");
        Path nowhere = folder.resolve("nowhere").resolve("x.har");
        assertThat(FileProblem.describe(nowhere, new NoSuchFileException(nowhere.toString())))
                .isEqualTo("«x.har»: there is no folder %s.".formatted(nowhere.getParent()));
        assertThat(FileProblem.describe(file, new AccessDeniedException(file.toString())))
                .contains("does not allow")
                .doesNotContain(folder.toString());
    }

    private static String remark(long fragments, long others, Map<Integer, Long> links) {
        LeftOutPackets leftOut = new LeftOutPackets(fragments, others, new TreeMap<>(links));
        ImportSummary summary = new ImportSummary(0, 0, 0, leftOut, true);
        return FileProblem.remark(Path.of("x.pcap"), summary).orElseThrow();
    }

    @Test
    void ofALinkLayerThatIsNotReadTheTypeAndTheNumberOfPacketsAreTold() {
        assertThat(remark(0, 0, Map.of(105, 12L, 250, 2L)))
                .contains("12 packets", "105 (IEEE 802.11)", "Ethernet")
                .doesNotContain("decode-as");
        assertThat(remark(0, 0, Map.of(250, 1L))).contains("1 packet has link type 250,");
    }

    @Test
    void ofFragmentsAloneThatIsTold() {
        assertThat(remark(3, 1, Map.of()))
                .contains("3 packets are fragments")
                .doesNotContain("decode-as");
    }

    @Test
    void withoutAHandshakeThePortHelpsAndOtherPacketsAreCounted() {
        assertThat(remark(0, 0, Map.of())).endsWith("(--decode-as).");
        assertThat(remark(0, 4, Map.of())).endsWith("(--decode-as). 4 packets in it are no TCP.");
    }
}
