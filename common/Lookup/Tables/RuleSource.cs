using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>The rules of a regexp:, pcre: or cidr: table, from a file or from the table's name: <c>regexp:{{/pattern/ result}, …}</c>.</summary>
internal sealed record RuleSource(IReadOnlyList<LogicalLine> Rules, TableOwner Owner)
{
    public static RuleSource Read(TableRequest request)
    {
        request.RequireReadOnly();
        return request.Name.StartsWith('{') ? ReadInline(request) : ReadFile(request);
    }

    private static RuleSource ReadInline(TableRequest request)
    {
        List<LogicalLine> rules = [];
        int number = 0;
        foreach (string member in Tokens.SplitWithBraces(Strip(request, request.Name)))
        {
            string rule = Strip(request, member);
            number++; // comments count, as they do in a file
            if (rule.Length > 0 && rule[0] != '#')
                rules.Add(new LogicalLine(rule, number, number));
        }
        return new RuleSource(rules, TableOwner.OfFile(Credentials.RealUid));
    }

    private static string Strip(TableRequest request, string text)
    {
        if (!text.StartsWith('{'))
            throw new TableException($"{request.Spec.Type} map: no '{{' at start of text in \"{text}\"");
        Unbraced inner = Tokens.StripBraces(text);
        return inner.Error is null ? inner.Value : throw new TableException($"{request.Spec.Type} map: {inner.Error}");
    }

    private static RuleSource ReadFile(TableRequest request)
    {
        using FileDescriptor? file = FileSystem.TryOpen(request.Name, OpenFlags.ReadOnly, 0, out Errno error);
        if (file is null)
            throw new TableException($"open {request.Name}: {ErrnoText.Describe(error)}");
        LogicalLineReader reader = new(FileSystem.ReadAll(file), request.Name, request.Context.Log.Warning);
        List<LogicalLine> rules = [];
        while (reader.Read() is { } line)
            rules.Add(line);
        return new RuleSource(rules, TableOwner.OfFile(file.Status().Uid));
    }
}
