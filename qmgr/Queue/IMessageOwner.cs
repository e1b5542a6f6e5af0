using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Queue;

/// <summary>What the disposal of a message asks of the active queue.</summary>
internal interface IMessageOwner
{
    /// <summary>Reads more recipients; false when the queue file is corrupt.</summary>
    bool ReadOn(MessageEntry message);

    /// <summary>None of the recipients just read needs a delivery: the message is to be looked at again.</summary>
    void AllTried(MessageEntry message);

    /// <summary>The message is not active any more.</summary>
    void Forget(MessageEntry message);
}
