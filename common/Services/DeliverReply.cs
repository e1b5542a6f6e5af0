using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>A delivery agent's answer (contract: services.md, section 3).</summary>
/// <param name="Hop">Trouble with the whole next hop; empty when there is none.</param>
/// <param name="AllDone">False when a recipient was deferred.</param>
public sealed record DeliverReply(DsnDetail Hop, bool AllDone)
{
    /// <summary>Writes the reply; does not flush.</summary>
    public void Write(AttributeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Hop.Write(writer);
        writer.Write("status", AllDone ? 0 : -1);
        writer.End();
    }

    /// <summary>Reads a reply.</summary>
    public static DeliverReply Read(AttributeReader reader)
    {
        DsnDetail hop = DsnDetail.Read(reader);
        bool allDone = reader.ReadInt("status") == 0;
        reader.End();
        return new DeliverReply(hop, allDone);
    }
}
