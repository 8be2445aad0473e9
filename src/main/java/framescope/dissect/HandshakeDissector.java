package framescope.dissect;

import framescope.protocol.Bytes;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.AcceptKey;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.ExtensionHeader;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.OfferDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the head of an opening handshake apart (RFC 6455 §4), line by line, and shows how the
/// accept key came about, and what became of the offers. Total: any bytes give a tree.
public final class HandshakeDissector {
    private HandshakeDissector() {}

    /// A request; the accept key is computed from its own key.
    ///
    /// @param response the answer to it, where that is known
    public static Dissection request(Bytes wire, RuleSet broken, Optional<HttpHead> response) {
        HttpHead head = HttpHead.parse(wire);
        List<Field> fields = new ArrayList<>();
        List<FieldSpec> words =
                List.of(FieldSpec.REQUEST_METHOD, FieldSpec.REQUEST_URI, FieldSpec.HTTP_VERSION);
        addStartLine(fields, head, words);
        addLines(fields, head);
        head.header("Sec-WebSocket-Key").ifPresent(key -> fields.add(acceptKey(key)));
        addOffers(fields, head, response);
        return dissection(FieldSpec.REQUEST, wire, fields, broken);
    }

    /// A response; the accept key is computed from the request's key.
    ///
    /// @param request what it answers, where that is known
    public static Dissection response(Bytes wire, RuleSet broken, Optional<HttpHead> request) {
        HttpHead head = HttpHead.parse(wire);
        List<Field> fields = new ArrayList<>();
        List<FieldSpec> words =
                List.of(FieldSpec.HTTP_VERSION, FieldSpec.RESPONSE_CODE, FieldSpec.RESPONSE_PHRASE);
        addStartLine(fields, head, words);
        addLines(fields, head);
        int body = Math.min(wire.length(), head.linesEnd() + 4);
        if (body < wire.length()) {
            Bytes content = wire.slice(body, wire.length());
            fields.add(
                    Field.wire(
                            FieldSpec.BODY,
                            new FieldValue.Text(content.text()),
                            body,
                            wire.length()));
        }
        if (head.header("Sec-WebSocket-Accept").isPresent()) {
            request.flatMap(asked -> asked.header("Sec-WebSocket-Key"))
                    .ifPresent(key -> fields.add(acceptKey(key)));
        }
        request.flatMap(asked -> Agreement.between(asked, head).deflate())
                .ifPresent(agreed -> fields.add(deflate(agreed)));
        return dissection(FieldSpec.RESPONSE, wire, fields, broken);
    }

    private static Dissection dissection(
            FieldSpec spec, Bytes wire, List<Field> fields, RuleSet broken) {
        Field root =
                Field.wire(
                                spec,
                                new FieldValue.Text(HttpHead.parse(wire).startLine()),
                                0,
                                wire.length())
                        .with(List.copyOf(fields))
                        .breaking(broken.rules());
        return Dissection.of(wire, root);
    }

    private static void addStartLine(List<Field> fields, HttpHead head, List<FieldSpec> specs) {
        String[] words = head.startLine().split(" ", specs.size());
        int at = head.start();
        for (int i = 0; i < words.length; i++) {
            int end = at + words[i].length();
            fields.add(Field.wire(specs.get(i), new FieldValue.Text(words[i]), at, end));
            at = end + 1;
        }
    }

    private static void addLines(List<Field> fields, HttpHead head) {
        for (HttpHead.Line line : head.lines()) {
            boolean header = !line.name().isEmpty();
            FieldSpec spec = header ? FieldSpec.ofHeader(line.name()) : FieldSpec.NOT_A_HEADER;
            fields.add(
                    Field.wire(spec, new FieldValue.Text(line.value()), line.from(), line.to())
                            .named(line.name()));
        }
    }

    private static Field acceptKey(String key) {
        AcceptKey steps = AcceptKey.of(key);
        return Field.wire(FieldSpec.ACCEPT_KEY, new FieldValue.Text(steps.accept()), 0, 0)
                .with(
                        List.of(
                                step(FieldSpec.ACCEPT_JOINED, new FieldValue.Text(steps.joined())),
                                step(FieldSpec.ACCEPT_SHA1, new FieldValue.Raw(steps.sha1())),
                                step(
                                        FieldSpec.ACCEPT_BASE64,
                                        new FieldValue.Text(steps.accept()))));
    }

    private static void addOffers(
            List<Field> fields, HttpHead request, Optional<HttpHead> response) {
        List<Field> offers = new ArrayList<>();
        addOffers(
                offers,
                FieldSpec.SUBPROTOCOL_OFFER,
                request.list("Sec-WebSocket-Protocol"),
                OfferDecision.onSubprotocols(request, response));
        addOffers(
                offers,
                FieldSpec.EXTENSION_OFFER,
                ExtensionHeader.of(request).extensions(),
                OfferDecision.onExtensions(request, response));
        if (!offers.isEmpty()) {
            fields.add(step(FieldSpec.OFFERS, new FieldValue.None()).with(List.copyOf(offers)));
        }
    }

    private static void addOffers(
            List<Field> fields, FieldSpec spec, List<?> offers, List<OfferDecision> decisions) {
        for (int i = 0; i < offers.size(); i++) {
            String offer = String.valueOf(offers.get(i));
            fields.add(step(spec, new FieldValue.Offer(offer, decisions.get(i))));
        }
    }

    private static Field deflate(DeflateParameters agreed) {
        return step(FieldSpec.DEFLATE, new FieldValue.None())
                .with(
                        List.of(
                                step(FieldSpec.DEFLATE_SERVER, window(agreed, Role.SERVER)),
                                step(FieldSpec.DEFLATE_CLIENT, window(agreed, Role.CLIENT))));
    }

    private static FieldValue window(DeflateParameters agreed, Role sender) {
        return new FieldValue.Window(agreed.windowBits(sender), !agreed.noContextTakeover(sender));
    }

    private static Field step(FieldSpec spec, FieldValue value) {
        return Field.wire(spec, value, 0, 0);
    }
}
