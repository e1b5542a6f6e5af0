using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Postalias;

/// <summary>Reads the text form of an alias database: "name: value, value" lines (aliases(5)). Faulty lines are reported and skipped.</summary>
/// <param name="file">The open source.</param>
/// <param name="name">Its name for messages.</param>
/// <param name="log">Where warnings go.</param>
internal sealed class AliasSource(FileDescriptor file, string name, Log log)
{
    /// <summary>Whether lines must be valid UTF-8.</summary>
    public bool ChecksUtf8 { get; init; }

    /// <summary>Names and values in external form: the one as in other tables of addresses, the other is parsed again when used.</summary>
    public IEnumerable<TableEntry> ReadAll()
    {
        LogicalLineReader lines = new(FileSystem.ReadAll(file), name, log.Warning);
        while (lines.Read() is { } line)
        {
            if (Parse(line) is { } entry)
                yield return entry;
        }
    }

    private TableEntry? Parse(LogicalLine line)
    {
        if (ChecksUtf8 && !ByteText.IsUtf8(line.Text))
            return Skip(line, $"non-UTF-8 input \"{line.Text}\" -- ignoring this line");
        List<AddressToken> tokens = AddressParser.Tokenize(line.Text);
        int colon = tokens.FindIndex(static token => token.Operator == ':');
        List<AddressToken> key = colon < 0 ? [] : tokens[..colon];
        if (key.Count == 0 || colon == tokens.Count - 1 || Has(key, ','))
            return Skip(line, "need name:value pair");
        return Has(key, '@') || Has(key, '%')
            ? Skip(line, "name must be local and have no domain")
            : new TableEntry(AddressPrinter.External(key), AddressPrinter.External(tokens[(colon + 1)..]));
    }

    private static bool Has(List<AddressToken> tokens, char op) => tokens.Exists(token => token.Operator == op);

    private TableEntry? Skip(LogicalLine line, string problem)
    {
        log.Warning($"{name}, line {line.First}: {problem}");
        return null;
    }
}
