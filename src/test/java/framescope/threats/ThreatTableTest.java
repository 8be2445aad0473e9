package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import framescope.testing.Threat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What peers, pages and the network can do to the program, and what must happen then. Each has a
/// test that names it by [Threat].
class ThreatTableTest {
    private static final String TABLE =
            """
            N1  slow or half-open handshakes             408 or close
            N3  thousands of headers                     431, close
            N4  1 MiB header or target                   431 or 414
            N5  idle connections by the thousand         all live; above the limit 503
            N6  frame tail withheld, or dripping         1008; only received bytes are held
            N7  vanished peer                            row says «no Pong», 1011
            N8  FIN without Close                        row 1006, descriptor freed at once
            N9  reset storm                              rows 1006, descriptors return
            N10 garbage bytes                            400, close; the bytes are shown
            N11 TLS on the plain port                    400, close; the row says «wss»
            N16 request behind a refused upgrade         close; it stays unanswered
            N17 a head that can be read in two ways      400, close
            N21 port in use                              message with a free one
            N22 bind to a non-loopback address           a lasting warning
            F1  kill -9                                  every complete block comes back
            F2  power loss                               at most a second is lost
            F3  disk full                                traffic goes on; resumes by itself
            F4  folder removed                           likewise
            F13 two instances                            a journal each
            P1  length 2^63-1; top bit set               1009; 1002
            P2  1 GiB declared, none sent                1009, nothing allocated
            P3  a million empty or 1-byte fragments      1008
            P5  ping flood, pongs read                   every pong
            P6  pings, pongs unread                      reading stops; 1 MiB and a read's wait
            P7  slow consumer                            likewise; no progress: cut off
            P8  1:1000 deflate bomb                      1009 while it is inflated
            P9  bad window bits                          extension declined, no exception
            P10 broken deflate stream                    1007, all its memory given back
            P11 RSV, opcode, mask, control, UTF-8        1002 or 1007, failing fast
            P12 crafted protocol or extension header     linear time, ≤ 5 ms for 8 KiB
            P13 we send a malformed frame                exactly its bytes, marked; no harm here
            P14 a handler throws                         only that connection: 1011
            P15 memory runs out                          message, exit 3; what was captured is whole
            B1  foreign Origin                           403; a row; let in with a click
            B2  Origin null, user-info, look-alike       as B1
            B3  rebinding Host, two Hosts, none          421 or 400, for pages too
            B4  path traversal                           404; a fixed list of files
            B5  script inclusion, framing of the page    CSP, nosniff, CORP, no CORS
            B6  commands by HTTP or by message           there are none; POST is 405
            F5  damage in the middle of a file           a row; what follows is shown
            F6  hostile pcapng                           never an exception; reading gets on
            F7  hostile HAR                              limits; a message with the place
            F9  export over an existing file or a link   not without being told; whole or not at all
            F10 hostile file name                        separators, devices, unseen characters
            F11 CSV formula                              an apostrophe before it; numbers untouched
            F12 HTML in captured bytes                   escaped; nothing of it acts
            F14 clock jumps                              durations stay right
            F15 settings corrupt                         defaults; the file kept as .bad
            F17 secrets in exports                       masked unless chosen
            U1  a flood of frames while they are shown   pulses go on; none lost in the journal
            U2  16 MiB text in one line                  64 KiB of it; the rest on demand
            U3  characters that cannot be seen           visible escapes all over the window
            U4  HTML and links in payloads               text; nothing that could show a page
            U5  JSON 100,000 deep                        the tree stops, the text stays
            U6  a wild regular expression in a filter    stopped, with a message
            U7  window closed while capturing            1001 to peers, all kept, the program ends
            U8  a fault on the FX thread                 shown and logged; it fails every test
            """;

    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages("framescope");

    private static List<String> threats() {
        return TABLE.lines().map(line -> line.split(" ", 2)[0]).toList();
    }

    @Test
    void everyThreatHasATestThatNamesIt() {
        assertThat(named()).containsExactlyInAnyOrderElementsOf(threats());
    }

    @Test
    void whatNamesAThreatIsATest() {
        assertThat(TESTS.stream().flatMap(type -> type.getMethods().stream()))
                .filteredOn(method -> method.isAnnotatedWith(Threat.class))
                .allMatch(ThreatTableTest::isTest);
        assertThat(TESTS)
                .filteredOn(type -> type.isAnnotatedWith(Threat.class))
                .allMatch(type -> type.getMethods().stream().anyMatch(ThreatTableTest::isTest));
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getName().startsWith("org.junit"));
    }

    private static Set<String> named() {
        return TESTS.stream()
                .flatMap(ThreatTableTest::annotations)
                .flatMap(annotation -> Stream.of(annotation.value()))
                .collect(Collectors.toSet());
    }

    private static Stream<Threat> annotations(JavaClass type) {
        return Stream.concat(
                type.tryGetAnnotationOfType(Threat.class).stream(),
                type.getMethods().stream()
                        .flatMap(method -> method.tryGetAnnotationOfType(Threat.class).stream()));
    }
}
