using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>inline:{key=value, { key = text with blanks }} holds its entries in the configuration itself (DATABASE_README, "inline").</summary>
internal static class InlineTable
{
    public static readonly TableType Type = new("inline", Open);

    private static InternalTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        if (request.ChecksUtf8 && !ByteText.IsUtf8(request.Name))
            throw Malformed(request, "bad UTF-8 syntax", "value");
        string list = Braces.Content(request.Name) is { Length: > 0 } content ? content : throw Malformed(request, "bad syntax", "value");
        InternalTable table = new();
        int count = 0;
        foreach (string member in Tokens.SplitWithBraces(list))
        {
            TableEntry entry = Parse(request, member);
            table.Put(request.FoldFixedKey(entry.Key), request.Has(TableFlags.ValuesAreFiles) ? ReadFiles(request, entry.Value) : entry.Value);
            count++;
        }
        return count > 0 ? table : throw Malformed(request, "empty table", ValueName(request));
    }

    private static TableEntry Parse(TableRequest request, string member)
    {
        string text = member;
        if (member.StartsWith('{'))
        {
            Unbraced inner = Tokens.StripBraces(member);
            if (inner.Error is not null)
                throw Malformed(request, inner.Error, ValueName(request));
            text = inner.Value;
        }
        int end = KeyScanner.EndOfKey(text, '=');
        if (end < 0)
            throw Malformed(request, "unbalanced '\"'", ValueName(request));
        int equals = end + text.AsSpan(end).IndexOfAnyExcept(Tokens.WhiteSpace);
        if (text.Length == 0)
            throw Malformed(request, "no key found; expected format: key = value", ValueName(request));
        if (equals < end || text[equals] != '=')
            throw Malformed(request, "missing '=' after attribute name", ValueName(request));
        return new TableEntry(text[..end], text.AsSpan(equals + 1).Trim(Tokens.WhiteSpace).ToString());
    }

    private static string ReadFiles(TableRequest request, string names)
    {
        try
        {
            return FileValue.Read(names);
        }
        catch (TableException problem)
        {
            throw Malformed(request, problem.Message, ValueName(request));
        }
    }

    private static string ValueName(TableRequest request) => request.Has(TableFlags.ValuesAreFiles) ? "filename" : "value";

    private static TableException Malformed(TableRequest request, string problem, string value) =>
        new($"{problem}: \"{request.Spec}\"; need \"inline:{{name={value}...}}\"");
}
