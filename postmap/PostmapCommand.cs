using Postfix.Cli;
using Postfix.Cli.Tables;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Postmap;

/// <summary>postmap(1): makes, queries and changes lookup tables.</summary>
internal sealed class PostmapCommand : TableCommand
{
    private bool _usesHeaders;
    private bool _usesBody;
    private bool _parsesMime;
    private bool _forcesUtf8;

    public override string Name => "postmap";

    public override CommandLine Options => new(Name, "[map_type:]file...",
    [
        .. CommonOptions(),
        CommandOption.Flag('b', () => _usesBody = true),
        CommandOption.Flag('F', () => Change(TableFlags.ValuesAreFiles, TableFlags.None)),
        CommandOption.Flag('h', () => _usesHeaders = true),
        CommandOption.Flag('m', () => _parsesMime = true),
        CommandOption.Flag('U', () => _forcesUtf8 = true),
    ])
    {
        FixedUsage = $"usage: {InvokedAs} [-bfFhimnNoprsuUvw] [-c config_dir] [-d key] [-q key] [map_type:]file...",
    };

    protected override string Separator => "\t";

    protected override void Prepare(Log log)
    {
        bool usesMessage = _usesHeaders || _usesBody;
        if (Query != "-" && (usesMessage || _parsesMime))
            throw new FatalException("specify -b -h or -m only with \"-q -\"");
        if (_parsesMime && !usesMessage)
            log.Warning("ignoring -m option without -b or -h");
        // Mail is not always UTF-8, and header_checks(5) and body_checks(5) do not ask for it.
        if (usesMessage && !_forcesUtf8)
            Change(TableFlags.None, TableFlags.Utf8);
    }

    protected override bool RunQuery(TableUser user, CommandContext context)
    {
        if (!_usesHeaders && !_usesBody)
            return base.RunQuery(user, context);
        MessageQuery query = new(user, _usesHeaders, _usesBody, readsToEnd: _usesBody || _parsesMime);
        return query.Run(
            LineInput.ReadLines(context.Terminal.Input),
            _parsesMime ? MimeOptions.None : MimeOptions.DisableMime,
            MimeLimits.Of(context.Settings));
    }

    protected override void Fill(FileDescriptor source, string sourceName, LookupTable table, TableContext context)
    {
        TableSource entries = new(source, sourceName, context.Log)
        {
            ChecksUtf8 = (table.Flags & TableFlags.Utf8Active) != 0,
            ValuesAreFiles = (table.Flags & TableFlags.ValuesAreFiles) != 0,
        };
        entries.CopyTo(table);
    }
}
