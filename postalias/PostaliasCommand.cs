using System.Globalization;
using Postfix.Cli;
using Postfix.Cli.Tables;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Postalias;

/// <summary>postalias(1): makes, queries and changes alias databases.</summary>
internal sealed class PostaliasCommand : TableCommand
{
    public override string Name => "postalias";

    public override CommandLine Options => new(Name, "[map_type:]file...", CommonOptions())
    {
        FixedUsage = $"usage: {InvokedAs} [-Nfinoprsuvw] [-c config_dir] [-d key] [-q key] [map_type:]file...",
    };

    protected override string Separator => ":\t";

    protected override void Fill(FileDescriptor source, string sourceName, LookupTable table, TableContext context)
    {
        AliasSource entries = new(source, sourceName, context.Log)
        {
            ChecksUtf8 = (table.Flags & TableFlags.Utf8Active) != 0,
        };
        foreach (TableEntry entry in entries.ReadAll())
            table.Put(entry.Key, entry.Value);
        Sign(table, context.Settings);
    }

    /// <summary>Adds the marks by which sendmail and NIS know a complete database, or renews them.</summary>
    private static void Sign(LookupTable table, Settings settings)
    {
        string now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString("D10", CultureInfo.InvariantCulture);
        table.Put("@", "@", EntryKind.Signature);
        table.Put("YP_LAST_MODIFIED", now, EntryKind.NisSignature);
        table.Put("YP_MASTER_NAME", settings[MailParameters.MyHostname], EntryKind.NisSignature);
    }
}
