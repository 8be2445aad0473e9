package framescope.dissect.payload;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `a=1&b=2`, as HTML forms write it.
final class FormView implements PayloadView {
    private static final Pattern PAIRS =
            Pattern.compile("[\\w%.+*~\\[\\]-]++=[\\w%.+*~:/@,;!$'()-]*+(&[^&\\s{}<>\"]*+)*+");

    @Override
    public PayloadKind kind() {
        return PayloadKind.FORM;
    }

    @Override
    public int priority(Payload payload) {
        return payload.isText() && PAIRS.matcher(payload.beginning()).matches() ? 40 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        TreeBudget budget = new TreeBudget();
        List<PayloadNode> pairs = new ArrayList<>();
        for (String pair : payload.bytes().text().split("&", -1)) {
            if (!budget.allows(1)) {
                break;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            pairs.add(
                    PayloadNode.leaf(
                            decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1))));
        }
        PayloadNode root = PayloadNode.group("", "{" + pairs.size() + "}", pairs);
        return new PayloadContent.Tree(root, !budget.isSpent());
    }

    private static String decoded(String text) throws PayloadException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new PayloadException(String.valueOf(e.getMessage()));
        }
    }
}
