using Postfix.Config;
using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Services;

/// <summary>
/// Client of nbdb_reindexd(8). One request per connection; a service that cannot be reached is tried a second time, since the work
/// for others may take its time. Thread-safe.
/// </summary>
/// <param name="service">non_bdb_migration_service_name.</param>
/// <param name="queueDirectory">The queue directory, for programs that are elsewhere.</param>
public sealed class ReindexClient(string service, string queueDirectory) : ITableIndexer
{
    private const int Attempts = 2;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>The client that a configuration asks for.</summary>
    public static ReindexClient Of(Settings settings) =>
        new(settings[TableParameters.NonBdbMigrationServiceName], settings[MailParameters.QueueDirectory]);

    /// <inheritdoc/>
    public string? Index(TableSpec table)
    {
        ServiceAddress address = ServiceAddress.FindPrivate(service, queueDirectory);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return Ask(address, table);
            }
            catch (Exception error) when (error is IOException or TimeoutException)
            {
                if (attempt == Attempts)
                    return $"{address.Path} service: {(error as PosixException)?.Errno.Describe() ?? error.Message}";
                Thread.Sleep(s_pause);
            }
        }
    }

    private static string? Ask(ServiceAddress address, TableSpec table)
    {
        using Channel channel = address.Connect(s_timeout);
        AttributeReader reader = new(channel);
        AttributeWriter writer = new(channel);
        Announcement.Read(reader, Announcement.Reindex, channel.Peer);
        writer.Write("nbdb_type", table.Type);
        writer.Write("nbdb_path", table.Name);
        writer.End();
        writer.Flush();
        int status = reader.ReadInt("status");
        string reason = reader.ReadString("reason");
        reader.End();
        return status == 0 ? null : reason;
    }
}
