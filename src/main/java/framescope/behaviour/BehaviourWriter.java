package framescope.behaviour;

import framescope.behaviour.HandshakeChange.Accept;
import framescope.behaviour.HandshakeChange.Header;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes a [Behaviour] as JSON that [BehaviourJson] reads, leaving out what is as usual.
public final class BehaviourWriter {
    private static final ObjectWriteContext INDENTED =
            new ObjectWriteContext.Base() {
                @Override
                public DefaultPrettyPrinter getPrettyPrinter() {
                    return new DefaultPrettyPrinter();
                }

                @Override
                public boolean hasPrettyPrinter() {
                    return true;
                }
            };

    private final JsonGenerator json;

    private BehaviourWriter(JsonGenerator json) {
        this.json = json;
    }

    /// The behaviour as an indented document.
    public static String write(Behaviour behaviour) {
        ByteArrayBuilder out = new ByteArrayBuilder();
        try (JsonGenerator json = new JsonFactory().createGenerator(INDENTED, out)) {
            new BehaviourWriter(json).behaviour(behaviour);
        }
        return new String(out.toByteArray(), StandardCharsets.UTF_8) + "\n";
    }

    private void behaviour(Behaviour behaviour) {
        json.writeStartObject();
        Replies replies = behaviour.replies();
        if (replies.reply().kind() != Reply.Kind.AS_CHOSEN) {
            reply("reply", replies.reply());
        }
        delay(replies.delay());
        number("fragmentBytes", replies.fragmentBytes());
        pongs(behaviour.pongs());
        closing(behaviour.closing());
        number("readBytesPerSecond", behaviour.readBytesPerSecond());
        if (!behaviour.handshake().equals(HandshakeChange.NONE)) {
            handshake(behaviour.handshake());
        }
        if (!behaviour.rules().isEmpty()) {
            json.writeArrayPropertyStart("rules");
            behaviour.rules().forEach(this::rule);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void number(String name, int value) {
        if (value != 0) {
            json.writeNumberProperty(name, value);
        }
    }

    private void delay(Duration delay) {
        number("delayMillis", Math.toIntExact(delay.toMillis()));
    }

    private void reply(String name, Reply reply) {
        if (reply.kind() == Reply.Kind.TEXT) {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty("text", reply.text());
            json.writeEndObject();
        } else {
            json.writeStringProperty(name, JsonValue.word(reply.kind()));
        }
    }

    private void pongs(Pongs pongs) {
        if (pongs.delay().isZero()) {
            if (!pongs.equals(Pongs.PROPER)) {
                json.writeStringProperty("pong", JsonValue.word(pongs.mode()));
            }
            return;
        }
        json.writeObjectPropertyStart("pong");
        if (pongs.mode() == Pongs.Mode.WRONG) {
            json.writeStringProperty("payload", "wrong");
        }
        delay(pongs.delay());
        json.writeEndObject();
    }

    private void closing(Closing closing) {
        closing.after()
                .ifPresent(after -> {
                    json.writeObjectPropertyStart("closeAfter");
                    json.writeNumberProperty("messages", after.messages());
                    json.writeNumberProperty("code", after.code());
                    reason(after.reason());
                    json.writeEndObject();
                });
        if (!closing.answers()) {
            json.writeBooleanProperty("answerClose", false);
        }
        number("dropAfter", closing.dropAfter().orElse(0));
        if (closing.drop() != Closing.Drop.FIN) {
            json.writeStringProperty("drop", "reset");
        }
    }

    private void reason(String reason) {
        if (!reason.isEmpty()) {
            json.writeStringProperty("reason", reason);
        }
    }

    private void handshake(HandshakeChange change) {
        json.writeObjectPropertyStart("handshake");
        number("status", change.status().orElse(0));
        if (change.accept() != Accept.RIGHT) {
            json.writeStringProperty("accept", JsonValue.word(change.accept()));
        }
        strings("without", change.without());
        if (!change.headers().isEmpty()) {
            json.writeObjectPropertyStart("headers");
            change.headers().stream()
                    .collect(
                            Collectors.groupingBy(
                                    Header::name,
                                    LinkedHashMap::new,
                                    Collectors.mapping(Header::value, Collectors.toList())))
                    .forEach(this::header);
            json.writeEndObject();
        }
        change.subprotocol().ifPresent(value -> json.writeStringProperty("subprotocol", value));
        change.extensions().ifPresent(value -> json.writeStringProperty("extensions", value));
        json.writeEndObject();
    }

    // RFC 9110 §5.3: the order of values counts within a name only.
    private void header(String name, List<String> values) {
        if (values.size() == 1) {
            json.writeStringProperty(name, values.getFirst());
        } else {
            strings(name, values);
        }
    }

    private void strings(String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void rule(BehaviourRule rule) {
        json.writeStartObject();
        json.writeObjectPropertyStart("when");
        RuleCondition when = rule.when();
        if (when.trigger() != RuleCondition.Trigger.MESSAGE) {
            json.writeStringProperty("opcode", JsonValue.word(when.trigger()));
        }
        if (when.test() != RuleCondition.Test.ANY) {
            json.writeStringProperty(when.test().property(), when.text());
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("do");
        switch (rule.then()) {
            case RuleAction.Say say -> say(say.reply());
            case RuleAction.SendBinary binary ->
                    json.writeStringProperty("binary", binary.payload().hex());
            case RuleAction.SendPing ping -> json.writeStringProperty("ping", ping.text());
            case RuleAction.SendFrame frame ->
                    json.writeStringProperty("frame", FrameHex.write(frame.frame()));
            case RuleAction.Close close -> {
                json.writeNumberProperty("close", close.code());
                reason(close.reason());
            }
            case RuleAction.Drop drop -> json.writeBooleanProperty("drop", true);
        }
        json.writeEndObject();
        delay(rule.delay());
        json.writeEndObject();
    }

    private void say(Reply reply) {
        if (reply.kind() == Reply.Kind.TEXT) {
            json.writeStringProperty("text", reply.text());
        } else {
            reply("reply", reply);
        }
    }
}
