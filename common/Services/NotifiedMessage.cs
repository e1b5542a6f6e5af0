using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>The message that a notification is about.</summary>
/// <param name="QueueName">Queue that holds its file.</param>
/// <param name="QueueId">Its queue id.</param>
/// <param name="Encoding">"7bit", "8bit" or empty.</param>
/// <param name="Smtputf8">SMTPUTF8 bits.</param>
/// <param name="Sender">Envelope sender, who is notified.</param>
/// <param name="EnvelopeId">ENVID of RFC 3461.</param>
/// <param name="ReturnFlags">RET of RFC 3461: 0 none, 1 FULL, 2 HDRS.</param>
public sealed record NotifiedMessage(
    string QueueName, string QueueId, string Encoding, int Smtputf8, string Sender, string EnvelopeId, int ReturnFlags)
{
    /// <summary>Writes the attribute group.</summary>
    public void Write(AttributeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("queue_name", QueueName);
        writer.Write("queue_id", QueueId);
        writer.Write("encoding", Encoding);
        writer.Write("smtputf8", Smtputf8);
        writer.Write("sender", Sender);
        writer.Write("envelope_id", EnvelopeId);
        writer.Write("ret_flags", ReturnFlags);
    }

    /// <summary>Reads the attribute group.</summary>
    public static NotifiedMessage Read(AttributeReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new NotifiedMessage(
            reader.ReadString("queue_name", maxLength: 100),
            reader.ReadString("queue_id", maxLength: 255),
            reader.ReadString("encoding"),
            reader.ReadInt("smtputf8"),
            reader.ReadString("sender"),
            reader.ReadString("envelope_id"),
            reader.ReadInt("ret_flags"));
    }

    /// <summary>The message of a deliver request.</summary>
    public static NotifiedMessage Of(DeliverRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new NotifiedMessage(request.QueueName, request.QueueId, request.Encoding, request.Smtputf8,
            request.Sender, request.EnvelopeId, request.ReturnFlags);
    }
}
