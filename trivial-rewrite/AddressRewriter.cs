using Postfix.Mail;

namespace Postfix.TrivialRewrite;

/// <summary>
/// Brings one address into the form <c>user@domain.tld</c>: source routes, bang paths and percent signs are resolved, missing
/// domains are completed. Forms that make no sense are left alone, so that whoever rejects them can say why.
/// </summary>
internal sealed class AddressRewriter(RewriteRules rules)
{
    /// <summary>Told of a domain that is completed, before that happens; for compatibility notices.</summary>
    public Action<string>? CompletesDomain { get; init; }

    /// <summary>The rules.</summary>
    public RewriteRules Rules => rules;

    /// <summary>Rewrites an address in external form; an empty text stays empty.</summary>
    public string Rewrite(string address, DomainCompletion completion)
    {
        List<AddressToken> tokens = AddressParser.Tokenize(address);
        if (tokens.Count > 0)
            Rewrite(tokens, completion);
        return EmailAddress.Quote(AddressPrinter.Internal(tokens));
    }

    /// <summary>Rewrites the tokens of an address, of which there is at least one.</summary>
    public void Rewrite(List<AddressToken> tokens, DomainCompletion completion)
    {
        if (tokens is [{ Kind: AddressTokenKind.QuotedString, Text: "" }])
            return;
        if (tokens is [{ Operator: '@' }])
        {
            tokens[0] = new AddressToken(AddressTokenKind.QuotedString, "");
            return;
        }
        StripSourceRoute(tokens);
        if (tokens.LastIndexOf('@') < 0)
            SupplyDomain(tokens, completion);
        if (rules.AppendDotMyDomain)
            CompleteDomain(tokens, completion);
        StripTrailingDot(tokens);
    }

    /// <summary><c>@a,@b:user@domain</c> is <c>user@domain</c>.</summary>
    private static void StripSourceRoute(List<AddressToken> tokens)
    {
        int colon = tokens[0].Operator == '@' ? tokens.IndexOf(':') : -1;
        if (colon > 0 && colon < tokens.Count - 1)
            tokens.RemoveRange(0, colon + 1);
    }

    private void SupplyDomain(List<AddressToken> tokens, DomainCompletion completion)
    {
        int bang = rules.SwapBangPath ? tokens.IndexOf('!') : -1;
        int percent = rules.PercentHack ? tokens.LastIndexOf('%') : -1;
        if (bang >= 0)
        {
            List<AddressToken> site = tokens.GetRange(0, bang);
            tokens.RemoveRange(0, bang + 1);
            tokens.Add(new AddressToken('@'));
            tokens.AddRange(site);
        }
        else if (percent >= 0)
        {
            tokens[percent] = new AddressToken('@');
        }
        else if (rules.AppendAtMyOrigin && completion.Origin.Length > 0)
        {
            tokens.Add(new AddressToken('@'));
            tokens.AddRange(completion.OriginTokens);
        }
    }

    private void CompleteDomain(List<AddressToken> tokens, DomainCompletion completion)
    {
        int at = tokens.LastIndexOf('@');
        if (completion.Parent.Length == 0 || at < 0 || at == tokens.Count - 1)
            return;
        for (int i = at + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Operator == '.' || tokens[i].Kind == AddressTokenKind.DomainLiteral)
                return;
        }
        CompletesDomain?.Invoke(tokens[at + 1].Text);
        tokens.Add(new AddressToken('.'));
        tokens.AddRange(completion.ParentTokens);
    }

    /// <summary>Strips the dot at the end of a domain, but not of <c>..</c> and <c>@.</c>, which stay visibly wrong.</summary>
    private static void StripTrailingDot(List<AddressToken> tokens)
    {
        if (tokens is [.., { Operator: not '.' and not '@' }, { Operator: '.' }])
            tokens.RemoveAt(tokens.Count - 1);
    }
}
