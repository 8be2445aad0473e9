package framescope.compose;

import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Drafts worth sending to a browser, each for something it shows. Their words stand in
/// `messages.properties` under `preset.` and `preset.about.`, what is known of browsers that do
/// otherwise than RFC 6455 says under `preset.known.`.
public enum Preset {
    TEXT(Group.LEGAL, () -> Draft.text("Hello")),
    TEXT_EMPTY(Group.LEGAL, () -> Draft.text("")),
    TEXT_UNICODE(Group.LEGAL, () -> Draft.text("Grüße, λ, \u4e16\u754c, \ud83d\ude80")),
    BINARY(Group.LEGAL, () -> Draft.binary(Bytes.ofHex("00 ff 10 80"))),
    BINARY_EMPTY(Group.LEGAL, () -> Draft.binary(Bytes.EMPTY)),
    BYTE_BY_BYTE(Group.LEGAL, () -> Draft.text("byte by byte").in(Pieces.of(1, 2))),

    LENGTH_125(Group.LIMITS, () -> Draft.text("x".repeat(125))),
    LENGTH_126(Group.LIMITS, () -> Draft.text("x".repeat(126))),
    LENGTH_65535(Group.LIMITS, () -> Draft.text("x".repeat(65_535))),
    LENGTH_65536(Group.LIMITS, () -> Draft.text("x".repeat(65_536))),
    LENGTH_16_TOO_LONG(
            Group.LIMITS, () -> Draft.text("Hello").with(LengthChoice.in(LengthForm.BITS_16))),
    LENGTH_64_TOO_LONG(
            Group.LIMITS, () -> Draft.text("Hello").with(LengthChoice.in(LengthForm.BITS_64))),
    LENGTH_TOP_BIT(
            Group.LIMITS, () -> Draft.text("Hello").with(LengthChoice.lying(Long.MIN_VALUE))),
    LENGTH_HUGE(Group.LIMITS, () -> Draft.text("Hello").with(LengthChoice.lying(1L << 40))),
    LENGTH_LIES_LONGER(Group.LIMITS, () -> Draft.text("Hello").with(LengthChoice.lying(100))),
    LENGTH_LIES_SHORTER(Group.LIMITS, () -> Draft.text("Hello").with(LengthChoice.lying(1))),

    RSV1(Group.HEADER, () -> Draft.text("Hello").withBits(0x40)),
    RSV2(Group.HEADER, () -> Draft.text("Hello").withBits(0x20)),
    RSV3(Group.HEADER, () -> Draft.text("Hello").withBits(0x10)),
    OPCODE_3(Group.HEADER, () -> Draft.of(Opcode.RESERVED_3, Payload.text("Hello"))),
    OPCODE_B(Group.HEADER, () -> Draft.of(Opcode.RESERVED_B, Payload.EMPTY)),
    MASKED(Group.HEADER, () -> Draft.text("Hello").with(KeyChoice.chosen(0x37fa213d))),
    MASKED_WITH_ZERO(Group.HEADER, () -> Draft.text("Hello").with(KeyChoice.ZERO)),

    FRAGMENTS(Group.FRAGMENTATION, () -> Draft.text("Hello, browser").cutAt(5, 7)),
    FRAGMENTS_EMPTY(Group.FRAGMENTATION, () -> Draft.text("").cutAt(0, 0)),
    PING_BETWEEN_FRAGMENTS(
            Group.FRAGMENTATION,
            () ->
                    Draft.text("Hello")
                            .cutAt(3)
                            .with(Insertion.of(Opcode.PING, Payload.text("between"), 1))),
    FRAGMENT_WITHOUT_END(Group.FRAGMENTATION, () -> Draft.text("Hel").unfinished()),
    CONTINUATION_OF_NOTHING(
            Group.FRAGMENTATION, () -> Draft.of(Opcode.CONTINUATION, Payload.text("lo"))),
    TEXT_BETWEEN_FRAGMENTS(
            Group.FRAGMENTATION,
            () ->
                    Draft.text("Hello")
                            .cutAt(3)
                            .with(Insertion.of(Opcode.TEXT, Payload.text("between"), 1))),

    PING(Group.CONTROL, () -> Draft.of(Opcode.PING, Payload.text("are you there"))),
    PING_EMPTY(Group.CONTROL, () -> Draft.of(Opcode.PING, Payload.EMPTY)),
    PING_125(Group.CONTROL, () -> Draft.of(Opcode.PING, Payload.text("x".repeat(125)))),
    PING_126(Group.CONTROL, () -> Draft.of(Opcode.PING, Payload.text("x".repeat(126)))),
    PING_FRAGMENTED(Group.CONTROL, () -> Draft.of(Opcode.PING, Payload.text("?")).unfinished()),
    PONG_UNASKED(Group.CONTROL, () -> Draft.of(Opcode.PONG, Payload.text("still here"))),

    CLOSE_1000(Group.CLOSE, () -> Draft.close(1000, "bye")),
    CLOSE_EMPTY(Group.CLOSE, () -> Draft.of(Opcode.CLOSE, Payload.EMPTY)),
    CLOSE_4999(Group.CLOSE, () -> Draft.close(4999, "")),
    CLOSE_REASON_123(Group.CLOSE, () -> Draft.close(1000, "x".repeat(123))),
    CLOSE_REASON_124(Group.CLOSE, () -> Draft.close(1000, "x".repeat(124))),
    CLOSE_ONE_BYTE(Group.CLOSE, () -> Draft.of(Opcode.CLOSE, Payload.hex("03"))),
    CLOSE_999(Group.CLOSE, () -> Draft.close(999, "")),
    CLOSE_1005(Group.CLOSE, () -> Draft.close(1005, "")),
    CLOSE_1006(Group.CLOSE, () -> Draft.close(1006, "")),
    CLOSE_2999(Group.CLOSE, () -> Draft.close(2999, "")),
    CLOSE_5000(Group.CLOSE, () -> Draft.close(5000, "")),
    CLOSE_REASON_NOT_UTF8(Group.CLOSE, () -> Draft.of(Opcode.CLOSE, Payload.hex("03 e8 62 79 ff"))),
    CLOSE_THEN_TEXT(
            Group.CLOSE,
            () -> Draft.text("late").with(Insertion.of(Opcode.CLOSE, Bytes.ofHex("03e8"), 0))),

    UTF8_CUT_IN_A_CHARACTER(Group.UTF8, () -> Draft.text("a\ud83d\ude80b").cutAt(3)),
    UTF8_LONE_CONTINUATION(Group.UTF8, () -> text("48 80 69")),
    UTF8_OVERLONG(Group.UTF8, () -> text("c0 af")),
    UTF8_SURROGATE(Group.UTF8, () -> text("ed a0 80")),
    UTF8_ABOVE_10FFFF(Group.UTF8, () -> text("f4 90 80 80")),
    UTF8_ENDS_EARLY(Group.UTF8, () -> text("48 69 e2 82")),
    UTF8_BROKEN_IN_A_FRAGMENT(Group.UTF8, () -> text("48 69 ff").unfinished()),

    COMPRESSED(Group.COMPRESSION, () -> Draft.text("Hello, Hello, Hello").compressed()),
    COMPRESSED_FRAGMENTS(
            Group.COMPRESSION, () -> Draft.text("Hello, Hello, Hello").compressed().cutAt(3, 6)),
    COMPRESSED_EMPTY(Group.COMPRESSION, () -> Draft.text("").compressed()),
    COMPRESSED_GARBAGE(Group.COMPRESSION, () -> text("ff ff ff ff").withBits(0x40)),
    COMPRESSED_PING(
            Group.COMPRESSION, () -> Draft.of(Opcode.PING, Payload.text("?")).withBits(0x40)),
    COMPRESSED_CONTINUATION(
            Group.COMPRESSION,
            () ->
                    Draft.of(Opcode.CONTINUATION, Payload.text("lo"))
                            .withBits(0x40)
                            .with(Insertion.of(Opcode.TEXT, Payload.text("Hel"), 0).unfinished()));

    /// What presets have in common.
    public enum Group {
        LEGAL,
        LIMITS,
        HEADER,
        FRAGMENTATION,
        CONTROL,
        CLOSE,
        UTF8,
        COMPRESSION
    }

    private final Group group;

    @SuppressWarnings("ImmutableEnumChecker") // It makes the same draft each time.
    private final Supplier<Draft> draft;

    Preset(Group group, Supplier<Draft> draft) {
        this.group = group;
        this.draft = draft;
    }

    private static Draft text(String hex) {
        return Draft.of(Opcode.TEXT, Payload.hex(hex));
    }

    /// The group it stands in.
    public Group group() {
        return group;
    }

    /// What is sent.
    public Draft draft() {
        return draft.get();
    }

    /// The presets of a group, in their order.
    public static List<Preset> of(Group group) {
        return Stream.of(values()).filter(preset -> preset.group == group).toList();
    }
}
