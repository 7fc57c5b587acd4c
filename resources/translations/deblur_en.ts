<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s) deblurred</source>
        <translation>
            <numerusform>%Ln photo deblurred</numerusform>
            <numerusform>%Ln photos deblurred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln kept unchanged</numerusform>
            <numerusform>%Ln kept unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals are not changed.</source>
        <translation>
            <numerusform>%Ln earlier result will be replaced. The originals are not changed.</numerusform>
            <numerusform>%Ln earlier results will be replaced. The originals are not changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Process %Ln photo(s) again?</source>
        <translation>
            <numerusform>Process %Ln photo again?</numerusform>
            <numerusform>Process %Ln photos again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) in the queue are kept.</source>
        <translation>
            <numerusform>%Ln batch in the queue is kept.</numerusform>
            <numerusform>%Ln batches in the queue are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) failed; all others are finished.</source>
        <translation>
            <numerusform>%Ln photo failed; all others are finished.</numerusform>
            <numerusform>%Ln photos failed; all others are finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings: {0}.</source>
        <translation>
            <numerusform>All finished, %Ln with other settings: {0}.</numerusform>
            <numerusform>All finished, %Ln with other settings: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings.</source>
        <translation>
            <numerusform>All finished, %Ln with other settings.</numerusform>
            <numerusform>All finished, %Ln with other settings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All photos in the list are finished, %Ln at another strength.</source>
        <translation>
            <numerusform>All photos in the list are finished, %Ln at another strength.</numerusform>
            <numerusform>All photos in the list are finished, %Ln at another strength.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln result cannot be found.</numerusform>
            <numerusform>%Ln results cannot be found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln kept unchanged</numerusform>
            <numerusform>%Ln kept unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blurred</source>
        <translation>
            <numerusform>%Ln blurred</numerusform>
            <numerusform>%Ln blurred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sharp</source>
        <translation>
            <numerusform>%Ln sharp</numerusform>
            <numerusform>%Ln sharp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln out of focus</source>
        <translation>
            <numerusform>%Ln out of focus</numerusform>
            <numerusform>%Ln out of focus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln noisy</source>
        <translation>
            <numerusform>%Ln noisy</numerusform>
            <numerusform>%Ln noisy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>%Ln unsure</numerusform>
            <numerusform>%Ln unsure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln unreadable</numerusform>
            <numerusform>%Ln unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoMenu</name>
    <message numerus="yes">
        <source>Move %Ln result(s) to the &amp;bin</source>
        <translation>
            <numerusform>Move %Ln result to the &amp;bin</numerusform>
            <numerusform>Move %Ln results to the &amp;bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pro&amp;cess only %Ln photo(s)</source>
        <translation>
            <numerusform>Pro&amp;cess only %Ln photo</numerusform>
            <numerusform>Pro&amp;cess only %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanController</name>
    <message numerus="yes">
        <source>Start will retry %Ln failed photo(s).</source>
        <translation>
            <numerusform>Start will retry %Ln failed photo.</numerusform>
            <numerusform>Start will retry %Ln failed photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message numerus="yes">
        <source>%Ln batch(es) queued</source>
        <translation>
            <numerusform>%Ln batch queued</numerusform>
            <numerusform>%Ln batches queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} and %Ln more</numerusform>
            <numerusform>{0} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReblendController</name>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln result cannot be found.</numerusform>
            <numerusform>%Ln results cannot be found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln result(s)…</source>
        <translation>
            <numerusform>Saving %Ln result…</numerusform>
            <numerusform>Saving %Ln results…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) saved again at {0}% strength.</source>
        <translation>
            <numerusform>%Ln result saved again at {0}% strength.</numerusform>
            <numerusform>%Ln results saved again at {0}% strength.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be saved:</source>
        <translation>
            <numerusform>%Ln could not be saved:</numerusform>
            <numerusform>%Ln could not be saved:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message numerus="yes">
        <source>%Ln photo(s) removed from the list.</source>
        <translation>
            <numerusform>%Ln photo removed from the list.</numerusform>
            <numerusform>%Ln photos removed from the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchProgress</name>
    <message numerus="yes">
        <source>Searching for photos… %Ln so far</source>
        <translation>
            <numerusform>Searching for photos… %Ln so far</numerusform>
            <numerusform>Searching for photos… %Ln so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectStep</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>in %Ln folder</numerusform>
            <numerusform>in %Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message numerus="yes">
        <source>%Ln photo(s) hidden by the filter will be processed, too.</source>
        <translation>
            <numerusform>%Ln photo hidden by the filter will be processed, too.</numerusform>
            <numerusform>%Ln photos hidden by the filter will be processed, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>This photo looks sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</numerusform>
            <numerusform>All %Ln photos look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln remaining photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>The remaining photo looks sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</numerusform>
            <numerusform>The %Ln remaining photos look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings: {0}.</source>
        <translation>
            <numerusform>%Ln photo is finished with other settings: {0}.</numerusform>
            <numerusform>%Ln photos are finished with other settings: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings.</source>
        <translation>
            <numerusform>%Ln photo is finished with other settings.</numerusform>
            <numerusform>%Ln photos are finished with other settings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Process again, replacing %Ln result(s)</source>
        <translation>
            <numerusform>Process again, replacing %Ln result</numerusform>
            <numerusform>Process again, replacing %Ln results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message numerus="yes">
        <source>Save %Ln selected at {0}%</source>
        <translation>
            <numerusform>Save %Ln selected at {0}%</numerusform>
            <numerusform>Save %Ln selected at {0}%</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save all %Ln at {0}%</source>
        <translation>
            <numerusform>Save %Ln at {0}%</numerusform>
            <numerusform>Save all %Ln at {0}%</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln other(s) at {0}%</source>
        <translation>
            <numerusform>Save %Ln other at {0}%</numerusform>
            <numerusform>Save %Ln others at {0}%</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message numerus="yes">
        <source>%Ln result(s) cannot be moved to a bin here. Delete for good?</source>
        <translation>
            <numerusform>%Ln result cannot be moved to a bin here. Delete for good?</numerusform>
            <numerusform>%Ln results cannot be moved to a bin here. Delete for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) moved to the bin.</source>
        <translation>
            <numerusform>%Ln result moved to the bin.</numerusform>
            <numerusform>%Ln results moved to the bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) deleted.</source>
        <translation>
            <numerusform>%Ln result deleted.</numerusform>
            <numerusform>%Ln results deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) could not be deleted: {0}. May you write to the folder?</source>
        <translation>
            <numerusform>%Ln result could not be deleted: {0}. May you write to the folder?</numerusform>
            <numerusform>%Ln results could not be deleted: {0}. May you write to the folder?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since, so not moved: {0}.</source>
        <translation>
            <numerusform>%Ln changed since, so not moved: {0}.</numerusform>
            <numerusform>%Ln changed since, so not moved: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>%Ln result cannot be found.</numerusform>
            <numerusform>%Ln results cannot be found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) not brought back, look in the bin: {0}.</source>
        <translation>
            <numerusform>%Ln result not brought back, look in the bin: {0}.</numerusform>
            <numerusform>%Ln results not brought back, look in the bin: {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageController</name>
    <message numerus="yes">
        <source>%Ln of the sharp ones, marked “Sharp?”, are uncertain and will be processed.</source>
        <translation>
            <numerusform>%Ln of the sharp ones, marked “Sharp?”, is uncertain and will be processed.</numerusform>
            <numerusform>%Ln of the sharp ones, marked “Sharp?”, are uncertain and will be processed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln file cannot be read.</numerusform>
            <numerusform>%Ln files cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with blur longer than the model removes well.</source>
        <translation>
            <numerusform>%Ln with blur longer than the model removes well.</numerusform>
            <numerusform>%Ln with blur longer than the model removes well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message numerus="yes">
        <source>%Ln video(s), first: {0}</source>
        <translation>
            <numerusform>%Ln video, first: {0}</numerusform>
            <numerusform>%Ln videos, first: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln finished frame(s) are kept; you can resume later.</source>
        <translation>
            <numerusform>Stopped. %Ln finished frame is kept; you can resume later.</numerusform>
            <numerusform>Stopped. %Ln finished frames are kept; you can resume later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted result(s) cannot be resumed: the video or the settings have changed. The finished part is not used.</source>
        <translation>
            <numerusform>%Ln interrupted result cannot be resumed: the video or the settings have changed. The finished part is not used.</numerusform>
            <numerusform>%Ln interrupted results cannot be resumed: the video or the settings have changed. The finished part is not used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomeController</name>
    <message numerus="yes">
        <source>%Ln batches were interrupted; {0}.</source>
        <translation>
            <numerusform>%Ln batch was interrupted; {0}.</numerusform>
            <numerusform>%Ln batches were interrupted; {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left in {0}</source>
        <translation>
            <numerusform>%Ln photo left in {0}</numerusform>
            <numerusform>%Ln photos left in {0}</numerusform>
        </translation>
    </message>
</context>
</TS>
