package framescope.dissect.payload;

import java.util.Optional;
import java.util.regex.Pattern;

/// A message of graphql-ws or graphql-transport-ws: JSON that names its type.
final class GraphQlView implements PayloadView {
    private static final Pattern TYPE =
            Pattern.compile(
                    "\"type\"\\s{0,20}:\\s{0,20}\"(connection_(init|ack|error|terminate|keep_alive)"
                            + "|subscribe|start|stop|ka)\"");

    @Override
    public PayloadKind kind() {
        return PayloadKind.GRAPHQL_WS;
    }

    @Override
    public int priority(Payload payload) {
        if (!payload.beginning().startsWith("{")) {
            return 0;
        }
        boolean looks = payload.isText() && TYPE.matcher(payload.beginning()).find();
        return payload.speaks("graphql") ? 95 : looks ? 65 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        PayloadContent.Tree json = JsonView.read(payload.bytes());
        Optional<String> type =
                json.root().children().stream()
                        .filter(node -> node.name().equals("type"))
                        .map(PayloadNode::value)
                        .findFirst();
        PayloadNode root =
                new PayloadNode("", type.orElse(json.root().value()), json.root().children());
        return new PayloadContent.Tree(root, json.whole());
    }
}
