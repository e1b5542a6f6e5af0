using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.Services;

/// <summary>Client of verify(8): reports the outcome of address probes (contract: services.md, section 6). Thread-safe.</summary>
/// <param name="pool">Connections to the service.</param>
/// <param name="log">Told about failures.</param>
public sealed class VerifyClient(ServicePool pool, Log log)
{
    /// <summary>Reports on the recipient and, when it differs, on its original address. False when the service failed.</summary>
    public bool Update(DeliverRecipient recipient, AddressStatus status, string reason)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        bool rewritten = recipient.OriginalAddress.Length > 0 && recipient.OriginalAddress != recipient.Address;
        return Update(recipient.Address, status, reason)
            && (!rewritten || Update(recipient.OriginalAddress, status, reason));
    }

    /// <summary>As <see cref="ServicePool.CloseIdle"/>.</summary>
    public void CloseIdle() => pool.CloseIdle();

    private bool Update(string address, AddressStatus status, string reason)
    {
        try
        {
            return pool.Exchange((address, status, reason), Write, static (reader, _) => reader.ReadInt("status")) == 0;
        }
        catch (ServiceUnavailableException error)
        {
            log.Warning(error.Message);
            return false;
        }
    }

    private static void Write(AttributeWriter writer, (string Address, AddressStatus Status, string Reason) update)
    {
        writer.Write("request", "update");
        writer.Write("address", update.Address);
        writer.Write("recipient_status", (int)update.Status);
        writer.Write("reason", update.Reason);
    }
}
