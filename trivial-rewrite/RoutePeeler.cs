using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.TrivialRewrite;

/// <summary>
/// Strips from a recipient address the hops that are this system: <c>user%far.example@here</c> is mail for
/// <c>user@far.example</c>. What remains has a domain that is not ours, or is a mailbox here.
/// </summary>
internal sealed class RoutePeeler(
    AddressRewriter rewriter, DomainCompletion completion, ResolverRules rules, Func<string, MatchResult> isLocal)
{
    /// <summary>Room for the addresses that are put in place of empty ones; every other step shortens the address.</summary>
    private const int ExtraSteps = 100;

    /// <summary>Peels an address in internal form; null when it cannot be found out what is local.</summary>
    public PeeledAddress? Peel(string address)
    {
        // The address is internal, but an address is taken apart by its external form, or blanks would go astray.
        var state = new State(AddressParser.Tokenize(EmailAddress.Quote(address)));
        for (int steps = 0; steps <= address.Length + ExtraSteps; steps++)
        {
            switch (Step(state))
            {
                case Outcome.Remote:
                    return new PeeledAddress(AddressPrinter.Internal(state.Tokens), IsLocal: false);
                case Outcome.Local:
                    state.Tokens.AddRange(state.LocalDomain!);
                    return new PeeledAddress(AddressPrinter.Internal(state.Tokens), IsLocal: true);
                case Outcome.Unknown:
                    return null;
            }
        }
        return null; // no address is known that takes so many steps
    }

    private Outcome Step(State state)
    {
        List<AddressToken> tokens = state.Tokens;
        StripTrailingDot(tokens);
        if (rules.AcceptsNullDomain && tokens is [.., { Operator: '@' }])
            tokens.RemoveAt(tokens.Count - 1);
        Outcome outcome = StripLocalDomain(state);
        if (outcome != Outcome.GoOn)
            return outcome;
        if (HasRoute(tokens))
        {
            rewriter.Rewrite(tokens, completion);
            return Outcome.GoOn;
        }
        return OpenQuotes(tokens) || FillIn(state) ? Outcome.GoOn : Outcome.Local;
    }

    private static void StripTrailingDot(List<AddressToken> tokens)
    {
        bool endsInDot = tokens is [.., { Operator: not '.' and not '@' }, { Operator: '.' }];
        if (endsInDot && tokens.LastIndexOf('@') >= 0)
            tokens.RemoveAt(tokens.Count - 1);
    }

    private Outcome StripLocalDomain(State state)
    {
        List<AddressToken> tokens = state.Tokens;
        int at = tokens.LastIndexOf('@');
        if (at < 0)
            return Outcome.GoOn;
        if (at < tokens.Count - 1)
        {
            switch (isLocal(AddressPrinter.Internal(tokens.GetRange(at + 1, tokens.Count - at - 1))))
            {
                case MatchResult.NotMatched: return Outcome.Remote;
                case MatchResult.Failed: return Outcome.Unknown;
            }
        }
        state.LocalDomain = tokens.GetRange(at, tokens.Count - at);
        tokens.RemoveRange(at, tokens.Count - at);
        return Outcome.GoOn;
    }

    private bool HasRoute(List<AddressToken> tokens) =>
        tokens.LastIndexOf('@') >= 0
        || (rewriter.Rules.SwapBangPath && tokens.LastIndexOf('!') >= 0)
        || (rewriter.Rules.PercentHack && tokens.LastIndexOf('%') >= 0);

    /// <summary>Takes the quotes off a local part with routing operators. Incorrect, but it keeps strangers from relaying.</summary>
    private bool OpenQuotes(List<AddressToken> tokens)
    {
        if (!rules.LooksInsideQuotes || tokens is not [{ Kind: AddressTokenKind.QuotedString, Text: var local }])
            return false;
        int at = local.LastIndexOf('@');
        if (at < 0 && rewriter.Rules.PercentHack && (at = local.LastIndexOf('%')) >= 0)
            local = $"{local[..at]}@{local[(at + 1)..]}";
        bool isBangPath = at < 0 && rewriter.Rules.SwapBangPath && local.Contains('!');
        if (at < 0 && !isBangPath)
            return false;
        tokens.Clear();
        tokens.AddRange(AddressParser.Tokenize(isBangPath ? local : EmailAddress.Quote(local)));
        rewriter.Rewrite(tokens, completion);
        return true;
    }

    /// <summary>Supplies what is missing: a mailbox for the null address, a domain for an address that never had one.</summary>
    private bool FillIn(State state)
    {
        List<AddressToken> tokens = state.Tokens;
        if (tokens is [{ Kind: AddressTokenKind.QuotedString, Text: "" }])
            tokens.Clear();
        if (tokens.Count == 0)
        {
            tokens.AddRange(AddressParser.Tokenize(rules.EmptyAddressRecipient));
            return true;
        }
        if (state.LocalDomain is not null)
            return false;
        tokens.Add(new AddressToken('@'));
        tokens.AddRange(AddressParser.Tokenize(rules.MyHostname));
        return true;
    }

    private enum Outcome
    {
        GoOn,
        Local,
        Remote,
        Unknown,
    }

    private sealed class State(List<AddressToken> tokens)
    {
        /// <summary>What is left of the address.</summary>
        public List<AddressToken> Tokens { get; } = tokens;

        /// <summary>The local domain that was stripped last, with its @.</summary>
        public List<AddressToken>? LocalDomain { get; set; }
    }
}
