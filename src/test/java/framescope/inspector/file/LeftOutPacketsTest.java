package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.testing.Rows;
import framescope.text.FileProblem;
import framescope.text.RowText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a file has besides TCP is told: what it is and how much, in a row and in what is said of the
/// file.
class LeftOutPacketsTest {
    private static final Bytes BEACON = Bytes.ofHex("80000000 ffffffffffff");
    private static final Bytes FRAGMENT =
            Bytes.ofHex("45000028 00012000 40060000 0a000001 0a000002" + "00".repeat(20));

    @TempDir private Path folder;

    /// A pcap with these packets, all of one link type.
    private Path pcap(int linkType, List<Bytes> packets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Bytes.ofHex("a1b2c3d4 00020004 00000000 00000000 00010000").toArray());
        out.writeBytes(Bytes.ofHex("%08x".formatted(linkType)).toArray());
        for (Bytes packet : packets) {
            String length = "%08x".formatted(packet.length());
            out.writeBytes(Bytes.ofHex("499602d2 00000000" + length + length).toArray());
            out.writeBytes(packet.toArray());
        }
        return Files.write(folder.resolve("other.pcap"), out.toByteArray());
    }

    private static List<String> notes(CaptureStore capture) {
        List<CaptureRecord> rows = Rows.of(capture);
        assertThat(rows).allMatch(row -> row.is(RowKind.NOTE));
        return rows.stream().map(new RowText(capture)::preview).toList();
    }

    @Test
    void packetsOfALinkLayerThatIsNotReadAreTold() throws Exception {
        Path file = pcap(105, List.of(BEACON, BEACON));
        MemoryCapture opened = MemoryCapture.keeping(1 << 20);
        ImportSummary summary = new CaptureImport(file, opened, Set.of()).run();
        assertThat(notes(opened))
                .containsExactly(
                        "2 packets were left out: link type 105 (IEEE 802.11) is not read");
        assertThat(FileProblem.remark(file, summary).orElseThrow())
                .contains("2 packets have link type 105 (IEEE 802.11)");
    }

    @Test
    void fragmentsOfPacketsAreTold() throws Exception {
        Path file = pcap(101, List.of(FRAGMENT, FRAGMENT, FRAGMENT));
        MemoryCapture opened = MemoryCapture.keeping(1 << 20);
        ImportSummary summary = new CaptureImport(file, opened, Set.of()).run();
        assertThat(notes(opened)).singleElement().asString().startsWith("3 fragments of IP");
        assertThat(FileProblem.remark(file, summary).orElseThrow())
                .contains("3 packets are fragments");
    }
}
