package framescope.dissect.payload;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Threat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a payload is taken for, and what is made of it.
class PayloadViewsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    JSON       | {"a":1}
                    JSON       | [1, 2]
                    XML        | <a b="c">d</a>
                    FORM       | a=1&b=two+words
                    SOCKET_IO  | 42["news",{"a":1}]
                    SOCKET_IO  | 2probe
                    GRAPHQL_WS | {"type":"connection_init"}
                    TEXT       | Hello
                    TEXT       | 42
                    """)
    void aTextIsTakenForWhatItLooksLike(PayloadKind kind, String text) {
        assertThat(PayloadViews.fitting(text(text))).startsWith(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MESSAGE_PACK |         | 82 a1 61 01 a1 62 c3
                    CBOR         |         | a1 61 61 01
                    PROTOBUF     |         | 08 96 01 12 03 61 62 63
                    MQTT         | mqtt    | c0 00
                    IMAGE        |         | 47 49 46 38 39 61 02 00 01 00
                    HEX          |         | ff fe fd
                    """)
    void bytesAreTakenForWhatTheyLookLike(PayloadKind kind, String subprotocol, String hex) {
        Payload payload =
                new Payload(Bytes.ofHex(hex), false, subprotocol == null ? "" : subprotocol);
        assertThat(PayloadViews.fitting(payload).getFirst()).isEqualTo(kind);
        assertThat(PayloadViews.show(payload, kind).problem()).isEmpty();
    }

    @Test
    void jsonIsATree() {
        assertThat(tree(text("{\"a\":[1,null,\"x\"],\"b\":{}}"), PayloadKind.JSON))
                .containsExactly(
                        "=[0] {2}",
                        "a=[1] [3]", "[0]=[2] 1", "[1]=[2] null", "[2]=[2] \"x\"", "b=[1] {0}");
    }

    @Test
    void xmlIsATreeOfElementsAndAttributes() {
        assertThat(tree(text("<a b='c'><d>e</d>f</a>"), PayloadKind.XML))
                .containsExactly("a=[0] f", "@b=[1] c", "d=[1] e");
    }

    @Test
    void formsAreDecoded() {
        assertThat(tree(text("name=Ada+L&q=%C3%BC"), PayloadKind.FORM))
                .containsExactly("=[0] {2}", "name=[1] Ada L", "q=[1] ü");
    }

    @Test
    void messagePackIsReadByItsTable() {
        Payload payload = binary("83 a1 61 01");
        assertThat(
                        tree(
                                binary("82 a1 61 cd 01 00 a1 62 93 c0 d0 fe ca 3f 80 00 00"),
                                PayloadKind.MESSAGE_PACK))
                .containsExactly(
                        "=[0] {2}",
                        "a=[1] 256", "b=[1] [3]", "[0]=[2] nil", "[1]=[2] -2", "[2]=[2] 1.0");
        assertThat(PayloadViews.show(payload, PayloadKind.MESSAGE_PACK).problem()).isPresent();
    }

    @Test
    void cborIsATree() {
        assertThat(tree(binary("a2 61 61 01 61 62 82 f5 43 01 02 03"), PayloadKind.CBOR))
                .containsExactly(
                        "=[0] {2}", "a=[1] 1", "b=[1] [2]", "[0]=[2] true", "[1]=[2] h'010203'");
    }

    @Test
    void protobufIsShownByFieldNumbers() {
        assertThat(tree(binary("08 96 01 12 03 61 62 63 1a 02 08 01"), PayloadKind.PROTOBUF))
                .containsExactly(
                        "=[0] {3}", "#1=[1] 150", "#2=[1] \"abc\"", "#3=[1] {1}", "#1=[2] 1");
    }

    @Test
    void aStompFrameHasHeadersAndABody() {
        assertThat(tree(text("SEND\ndestination:/a\n\nhello\0"), PayloadKind.STOMP))
                .containsExactly("=[0] SEND", "destination=[1] /a", "(body)=[1] hello");
    }

    @Test
    void aSocketIoPacketHasItsParts() {
        assertThat(tree(text("42/chat,7[\"hi\"]"), PayloadKind.SOCKET_IO))
                .containsExactly(
                        "=[0] message / EVENT",
                        "namespace=[1] /chat",
                        "ack id=[1] 7",
                        "data=[1] [1]",
                        "[0]=[2] \"hi\"");
    }

    @Test
    void signalRMessagesAreToldApart() {
        assertThat(tree(text("{\"type\":6}\u001e{\"type\":1}\u001e"), PayloadKind.SIGNAL_R))
                .containsExactly(
                        "=[0] [2]",
                        "[0]=[1] Ping",
                        "type=[2] 6",
                        "[1]=[1] Invocation",
                        "type=[2] 1");
    }

    @Test
    void anMqttPublishHasItsTopic() {
        Payload payload = new Payload(Bytes.ofHex("30 05 00 01 74 68 69"), false, "mqtt");
        assertThat(tree(payload, PayloadKind.MQTT)).contains("[0]=[1] PUBLISH", "topic=[2] t");
    }

    @Test
    void aPictureHasItsSize() {
        Payload gif = binary("47 49 46 38 39 61 40 01 f0 00 00 00");
        assertThat(PayloadViews.show(gif, PayloadKind.IMAGE).content())
                .isEqualTo(new PayloadContent.Picture("GIF", 320, 240, gif.bytes()));
    }

    // ---------------------------------------------------------------- what goes wrong

    @Test
    void whatIsNotWhatItSeemsIsShownAsBytesWithTheReason() {
        Payload broken = text("{\"a\":");
        PayloadViews.Shown shown = PayloadViews.show(broken, PayloadKind.JSON);
        assertThat(shown.kind()).isEqualTo(PayloadKind.HEX);
        assertThat(shown.content()).isEqualTo(new PayloadContent.Hex(broken.bytes()));
        assertThat(shown.problem()).isPresent();
    }

    @Test
    void aTextThatIsNotWhatItSeemsIsShownAsTextAtFirstWithTheReason() {
        Payload line = text("[info] started");
        assertThat(PayloadViews.fitting(line)).startsWith(PayloadKind.JSON);
        PayloadViews.Shown shown = PayloadViews.showBest(line);
        assertThat(shown.content()).isEqualTo(new PayloadContent.Text(line.bytes()));
        assertThat(shown.problem()).isEqualTo(PayloadViews.show(line, PayloadKind.JSON).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "42", "45 degrees", "4", "40", "2024"})
    void aNumberIsNoPacketOfSocketIoUnlessThatWasAskedFor(String number) {
        assertThat(PayloadViews.fitting(text(number))).doesNotContain(PayloadKind.SOCKET_IO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3|/socket.io/?EIO=4", "40|/x?EIO=3", "42[\"hi\"]|", "451-/a,[{}]|", "41/a|"})
    void aPacketOfSocketIoIsKnown(String text, String target) {
        Payload payload = new Payload(Bytes.utf8(text), true, "", target == null ? "" : target);
        assertThat(PayloadViews.fitting(payload)).startsWith(PayloadKind.SOCKET_IO);
    }

    @Test
    void aSubprotocolIsNoProtobufForHavingProtoInItsName() {
        Bytes png = Bytes.ofHex("89 50 4e 47 0d 0a 1a 0a");
        assertThat(PayloadViews.fitting(new Payload(png, false, "chat-protocol")))
                .startsWith(PayloadKind.IMAGE);
        assertThat(PayloadViews.fitting(new Payload(png, false, "x.protobuf")))
                .startsWith(PayloadKind.PROTOBUF);
    }

    @Test
    void aJpegMayHaveFillBytesBeforeAMarker() {
        Payload jpeg =
                binary("ff d8 ff ff ff e0 00 04 01 02 ff ff c0 00 11 08 00 20 00 40 03 01 22");
        assertThat(PayloadViews.show(jpeg, PayloadKind.IMAGE).content())
                .isEqualTo(new PayloadContent.Picture("JPEG", 64, 32, jpeg.bytes()));
    }

    @Test
    void aBitmapAsHighAsNoNumberIsTooLarge() {
        Payload bitmap =
                binary("42 4d" + " 00".repeat(16) + " 64 00 00 00 00 00 00 80" + " 00".repeat(8));
        assertThat(PayloadViews.show(bitmap, PayloadKind.IMAGE).problem())
                .contains("100 × 2147483648 pixels");
    }

    @Threat("U5")
    @Test
    void jsonAHundredThousandDeepIsCutAtTheDepthOfTrees() {
        Payload deep = text("[".repeat(100_000));
        PayloadViews.Shown shown = PayloadViews.show(deep, PayloadKind.JSON);
        assertThat(shown.problem()).isEmpty();
        assertThat(((PayloadContent.Tree) shown.content()).whole()).isFalse();
        assertThat(tree(deep, PayloadKind.JSON)).hasSize(TreeBudget.MOST_DEPTH + 1);
        assertThat(PayloadViews.fitting(deep)).contains(PayloadKind.TEXT);
        assertThat(PayloadViews.show(deep, PayloadKind.TEXT).content())
                .isEqualTo(new PayloadContent.Text(deep.bytes()));
    }

    @Test
    void aWideTreeIsCut() {
        Payload wide = text("[" + "1,".repeat(100_000) + "1]");
        assertThat(tree(wide, PayloadKind.JSON)).hasSize(TreeBudget.MOST_NODES + 1);
    }

    @Test
    void xmlReadsNoDocumentTypeAndNoFile() {
        Payload payload =
                text("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");
        PayloadViews.Shown shown = PayloadViews.show(payload, PayloadKind.XML);
        assertThat(shown.kind()).isEqualTo(PayloadKind.HEX);
    }

    private static Payload text(String text) {
        return new Payload(Bytes.utf8(text), true, "");
    }

    private static Payload binary(String hex) {
        return new Payload(Bytes.ofHex(hex), false, "");
    }

    private static List<String> tree(Payload payload, PayloadKind kind) {
        PayloadViews.Shown shown = PayloadViews.show(payload, kind);
        assertThat(shown.problem()).isEmpty();
        List<String> lines = new ArrayList<>();
        add(((PayloadContent.Tree) shown.content()).root(), 0, lines);
        return lines;
    }

    private static void add(PayloadNode node, int depth, List<String> lines) {
        lines.add(node.name() + "=[" + depth + "] " + node.value());
        node.children().forEach(child -> add(child, depth + 1, lines));
    }
}
